import type { Edit } from '../core/edit.ts';
import type { Located, Location, Span } from '../core/location.ts';
import type { DockerfileDocument, Stage } from './dockerfile/model.ts';
import type { ImageReference } from './image-reference.ts';
import type { Script } from './shell/model.ts';
import type { Value } from './value.ts';

/**
 * How one container is run, wherever that is written: a Compose service today, a `docker run` line or an SDK call
 * later. Every value knows the file and the place its author wrote it. Rules on containers know no YAML.
 */
export interface Container extends Location {
  readonly kind: 'container';
  /**
   * The service's name, or its equivalent. `path` and `span` are those of its key, where missing options are reported.
   */
  readonly name: string;
  /** Only part of what will run (an override file, a fragment to extend): missing options say nothing about it. */
  readonly partial: boolean;
  /**
   * Built, or possibly built, by settings elsewhere: in the file that this one overrides, in one that could not be
   * read, or in another service.
   */
  readonly builtElsewhere: boolean;
  /** It extends more services than are followed, and the rest was not read. */
  readonly cut: boolean;
  readonly image: Setting | undefined;
  /** `undefined` if there is no image, or its name cannot be resolved. */
  readonly reference: ImageReference | undefined;
  /** '' if none is written, even if the rest of the name cannot be resolved; `undefined` if it is unknown. */
  readonly tag: string | undefined;
  readonly build: ContainerBuild | undefined;
  /** `always`, `missing`, `build`, …: where the image comes from when there is a choice. */
  readonly pullPolicy: Setting | undefined;
  /** `linux/arm64`: selects the image of an index. */
  readonly platform: Setting | undefined;
  readonly user: Setting | undefined;
  readonly privileged: Switch | undefined;
  /** What runs in it besides its own command, with its own privileges and user: hooks, commands of `develop.watch`. */
  readonly hooks: readonly Hook[];
  /** What runs in it, as far as it is written. Read on first use: services that are only context are never asked. */
  readonly commands: () => readonly ContainerCommand[];
  readonly readOnly: Switch | undefined;
  readonly init: Switch | undefined;
  readonly capAdd: readonly Setting[];
  readonly capDrop: readonly Setting[];
  readonly securityOptions: readonly SecurityOption[];
  /**
   * The existing keys that a missing option belongs under: that of the security options, and the innermost of those
   * that lead to the limits.
   */
  readonly beside: { readonly securityOptions: Location | undefined; readonly limits: Location | undefined };
  readonly mounts: readonly Mount[];
  /** Whether a shorthand passes in the socket of the runtime with its credentials. */
  readonly apiSocket: Switch | undefined;
  readonly ports: readonly Port[];
  readonly expose: readonly Setting[];
  /** The words as written: `host`, `service:db`, `container:x`, `private`, `none`, `bridge`. */
  readonly network: Setting | undefined;
  readonly pid: Setting | undefined;
  readonly ipc: Setting | undefined;
  readonly uts: Setting | undefined;
  readonly userns: Setting | undefined;
  readonly cgroup: Setting | undefined;
  readonly cgroupParent: Setting | undefined;
  readonly devices: readonly Setting[];
  readonly deviceCgroupRules: readonly Setting[];
  readonly groupAdd: readonly Setting[];
  readonly sysctls: readonly EnvironmentVariable[];
  readonly limits: Limits;
  readonly environment: readonly EnvironmentVariable[];
  readonly envFiles: readonly Setting[];
  readonly healthcheck: Healthcheck | undefined;
  readonly restart: Setting | undefined;
  readonly restartAttempts: Setting | undefined;
  /** `condition` of `deploy.restart_policy`: the exits after which it is restarted. */
  readonly restartCondition: Setting | undefined;
  /** Names of the networks it joins; empty for the default one. */
  readonly networks: readonly JoinedNetwork[];
  readonly containerName: Setting | undefined;
  readonly profiles: readonly string[];
  /** Edits in the author's style; `undefined` if the form does not allow a mechanical one. */
  readonly fixes: ContainerFixes;
}

/** One value, resolved or not, with its file. `option` is the span of the whole option (key and value, list item). */
export interface Setting extends Value {
  readonly path: string;
  readonly option: Span;
}

/** A yes-or-no option. `on` is `undefined` if it depends on a variable. */
export interface Switch extends Setting {
  readonly on: boolean | undefined;
}

export interface Hook {
  readonly user: Setting | undefined;
  readonly privileged: Switch | undefined;
}

/** `start`: the entrypoint with its command; `watch`: what runs during development. */
export interface ContainerCommand {
  readonly kind: 'start' | 'healthcheck' | 'hook' | 'watch';
  /** The file in which its places are. */
  readonly path: string;
  readonly script: Script;
}

export interface SecurityOption extends Setting {
  /** `seccomp`, `apparmor`, `label`, `no-new-privileges`, `systempaths`, … in lower case. */
  readonly name: string;
  /** After `:` or `=`; '' for a bare option. */
  readonly argument: string;
}

export interface Mount extends Setting {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | 'unknown';
  /** Host path, volume name, or `undefined` (anonymous, tmpfs, unresolved). */
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly readOnly: boolean;
  /** `rshared`, `private`, … or ''. */
  readonly propagation: string;
  /** The device of a named volume whose driver options bind a host path. */
  readonly device: Located<string> | undefined;
}

/** A network by its name in the file. */
export interface JoinedNetwork extends Setting {
  /** Its name on the host, if it is external; `undefined` if Compose creates it. */
  readonly externalName: string | undefined;
}

/** Inclusive; a single port has `first` = `last`. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface Port extends Setting {
  /** Without brackets; '' if neither it nor the networks name an interface; `undefined` if it depends on a variable. */
  readonly hostIp: string | undefined;
  /** `undefined` if it is not published at a fixed port, or unknown. */
  readonly published: PortRange | undefined;
  readonly target: PortRange | undefined;
  readonly protocol: string;
  readonly mode: string;
}

export interface Limits {
  readonly memory: Setting | undefined;
  readonly cpus: Setting | undefined;
  readonly pids: Setting | undefined;
  readonly ulimits: readonly EnvironmentVariable[];
}

export interface EnvironmentVariable extends Setting {
  readonly name: string;
  /** True if only the name is given, so that the value comes from the shell that starts it. */
  readonly passedThrough: boolean;
}

export interface Healthcheck extends Setting {
  readonly disabled: boolean;
}

export interface ContainerBuild extends Location {
  /** Folder of the context relative to the root, '' for the root; `undefined` if it is remote or unresolved. */
  readonly context: string | undefined;
  /** Path of the Dockerfile relative to the root; `undefined` if it is inline, remote or unresolved. */
  readonly dockerfile: string | undefined;
  /** The document of that path or of `dockerfile_inline`, if it was read. */
  readonly document: DockerfileDocument | undefined;
  readonly target: Setting | undefined;
  /** The stage that ships. */
  readonly stage: Stage | undefined;
  readonly args: readonly EnvironmentVariable[];
  /** `additional_contexts`: replacements in the build for names in `FROM` or `--from=`. */
  readonly contexts: readonly EnvironmentVariable[];
  readonly options: {
    readonly privileged: Switch | undefined;
    readonly network: Setting | undefined;
    readonly entitlements: readonly Setting[];
    readonly ssh: readonly Setting[];
    readonly secrets: readonly Setting[];
    readonly cacheFrom: readonly Setting[];
  };
}

/** Edits that change how the container is run. Each returns `undefined` if it cannot be done mechanically. */
export interface ContainerFixes {
  /** Adds an option that is not there yet. */
  add(
    option:
      | 'read-only'
      | 'drop-all-capabilities'
      | 'no-new-privileges'
      | 'init'
      | 'pids-limit'
      | 'memory-limit'
      | 'cpu-limit',
  ): readonly Edit[] | undefined;
  /** Removes a setting with its option (and a list or key that becomes empty). */
  remove(setting: Setting): readonly Edit[] | undefined;
  /** Writes another value in the same quotes. */
  replace(setting: Setting, text: string): readonly Edit[] | undefined;
  /** Publishes a port on 127.0.0.1 only. */
  bindToLoopback(port: Port): readonly Edit[] | undefined;
  /** Mounts read-only. */
  makeReadOnly(mount: Mount): readonly Edit[] | undefined;
}
