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
  /** The service's name, or what stands for it. `path` and `span` are its key's: there, a missing option is told. */
  readonly name: string;
  /** Only part of what will run (an override file, a fragment to extend): missing options say nothing about it. */
  readonly partial: boolean;
  /** What the rest of it says, in the file it is laid over or in one that could not be read, builds it or may do so; or another service does. */
  readonly builtElsewhere: boolean;
  /** It is put together from more than is followed: what the rest says of it was not read. */
  readonly cut: boolean;
  readonly image: Setting | undefined;
  /** `undefined` where there is no image, or its name cannot be resolved. */
  readonly reference: ImageReference | undefined;
  /** '' where none is written, also where the rest of the name cannot be resolved; `undefined` where it is not known. */
  readonly tag: string | undefined;
  readonly build: ContainerBuild | undefined;
  /** `always`, `missing`, `build`, …: where the image comes from when there is a choice. */
  readonly pullPolicy: Setting | undefined;
  /** `linux/arm64`: the image of an index that is taken. */
  readonly platform: Setting | undefined;
  readonly user: Setting | undefined;
  readonly privileged: Switch | undefined;
  /** What runs in it beside its own command, with privileges and a user of its own: hooks, commands of `develop.watch`. */
  readonly hooks: readonly Hook[];
  /** What runs in it, as far as it is written. Read when first asked for: most rules do not look. */
  readonly commands: () => readonly ContainerCommand[];
  readonly readOnly: Switch | undefined;
  readonly init: Switch | undefined;
  readonly capAdd: readonly Setting[];
  readonly capDrop: readonly Setting[];
  readonly securityOptions: readonly SecurityOption[];
  /** The keys in which an option that is missing belongs, where they are there: that of the security options, and the innermost of those that lead to the limits. */
  readonly beside: { readonly securityOptions: Location | undefined; readonly limits: Location | undefined };
  readonly mounts: readonly Mount[];
  /** Whether the socket of the runtime, with its credentials, is handed over by a short-hand. */
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
  /** Of `deploy.restart_policy`: after which endings it is restarted. */
  readonly restartCondition: Setting | undefined;
  /** Names of the networks it joins; empty: the default one. */
  readonly networks: readonly JoinedNetwork[];
  readonly containerName: Setting | undefined;
  readonly profiles: readonly string[];
  /** Changes in the author's own style; `undefined` where the form does not allow a mechanical one. */
  readonly fixes: ContainerFixes;
}

/** One value, resolved or not, with its file. `option` is the span of the whole option (key and value, list item). */
export interface Setting extends Value {
  readonly path: string;
  readonly option: Span;
}

/** A yes-or-no option. `on` is `undefined` where it depends on a variable. */
export interface Switch extends Setting {
  readonly on: boolean | undefined;
}

export interface Hook {
  readonly user: Setting | undefined;
  readonly privileged: Switch | undefined;
}

/** `start`: the entrypoint with its command; `watch`: what runs while somebody works on it. */
export interface ContainerCommand {
  readonly kind: 'start' | 'healthcheck' | 'hook' | 'watch';
  /** The file in which its places are. */
  readonly path: string;
  readonly script: Script;
}

export interface SecurityOption extends Setting {
  /** `seccomp`, `apparmor`, `label`, `no-new-privileges`, `systempaths`, … in lower case. */
  readonly name: string;
  /** Behind `:` or `=`; '' for a bare option. */
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
  /** What it is called on the host, where it is made outside of the file; `undefined` where Compose makes it. */
  readonly externalName: string | undefined;
}

/** Inclusive; a single port has `first` = `last`. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface Port extends Setting {
  /** '' where neither it nor the networks name an interface; without brackets; `undefined` where it depends on a variable. */
  readonly hostIp: string | undefined;
  /** `undefined`: not published at a fixed port, or not known. */
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
  /** True where only the name is given, so that the value comes from the shell that starts it. */
  readonly passedThrough: boolean;
}

export interface Healthcheck extends Setting {
  readonly disabled: boolean;
}

export interface ContainerBuild extends Location {
  /** Folder of the context relative to the root, '' for the root; `undefined` where it is remote or unresolved. */
  readonly context: string | undefined;
  /** Path of the Dockerfile relative to the root; `undefined` where inline, remote or unresolved. */
  readonly dockerfile: string | undefined;
  /** The document of that path or of `dockerfile_inline`, where it was read. */
  readonly document: DockerfileDocument | undefined;
  readonly target: Setting | undefined;
  /** The stage that ships. */
  readonly stage: Stage | undefined;
  readonly args: readonly EnvironmentVariable[];
  /** `additional_contexts`: what stands in the build for a name in `FROM` or `--from=`. */
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

/** Edits that change how the container is run. Each returns `undefined` where it cannot be done mechanically. */
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
  /** Takes away a setting with its option (and the list or key it leaves empty). */
  remove(setting: Setting): readonly Edit[] | undefined;
  /** Writes another value in the same quotes. */
  replace(setting: Setting, text: string): readonly Edit[] | undefined;
  /** Publishes a port on 127.0.0.1 only. */
  bindToLoopback(port: Port): readonly Edit[] | undefined;
  /** Mounts read-only. */
  makeReadOnly(mount: Mount): readonly Edit[] | undefined;
}
