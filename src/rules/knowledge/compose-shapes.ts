/**
 * What each place of a Compose file may contain, from the schema of the Compose Specification, which Compose validates
 * with: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
export interface Shape {
  /** What it may be as a single value, as a list and as a mapping; a form that is left out is not allowed. */
  readonly scalar?: ScalarShape;
  readonly list?: Shape;
  readonly map?: MapShape;
  /** Whether it may be empty. */
  readonly empty?: true;
  /** Whether the items of the list must differ; in other lists Compose drops duplicates. */
  readonly unique?: true;
}

export interface ScalarShape {
  /** `value` is any; `number`, `whole` and `switch` may also be strings; `flag` is only true or false. */
  readonly takes: 'text' | 'number' | 'whole' | 'switch' | 'flag' | 'value';
  /** The only strings allowed; values that YAML reads as a number or a switch are not checked. */
  readonly words?: RegExp;
  /** A description, if `takes` says too little: `a size such as …`. */
  readonly called?: string;
}

export interface MapShape {
  readonly keys: ReadonlyMap<string, Shape>;
  /** Keys that must be there. */
  readonly needs: readonly string[];
  /** The value of any other key, whose name the author chooses. Without it, other keys are mistakes. */
  readonly others?: Shape | 'anything';
}

const single = (takes: ScalarShape['takes'], words?: RegExp, called?: string): Shape => ({
  scalar: { takes, ...(words && { words }), ...(called !== undefined && { called }) },
});
const list = (of: Shape): Shape => ({ list: of });
const map = (keys: Readonly<Record<string, Shape>>, ...needs: readonly string[]): Shape => ({
  map: { keys: new Map(Object.entries(keys)), needs },
});
/** A mapping whose keys are names that the author chooses. */
const named = (others: Shape): Shape => ({ map: { keys: new Map(), needs: [], others } });
const open = (keys: Readonly<Record<string, Shape>>): Shape => ({
  map: { keys: new Map(Object.entries(keys)), needs: [], others: 'anything' },
});
const either = (...shapes: readonly Shape[]): Shape => Object.assign({}, ...shapes);
const orNothing = (shape: Shape): Shape => ({ ...shape, empty: true });
/** The same shape under several keys. */
const each = (names: string, shape: Shape): Readonly<Record<string, Shape>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, shape]));

const text = single('text');
const number = single('number', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/);
const whole = single('whole', /^[+-]?[\d_]+$/);
const numberOrText = single('number', undefined, 'a number or a text, in quotes');
/** The words of YAML 1.1, and those that Go reads as a switch. */
const onOrOff = single('switch', /^(?:true|false|y|n|yes|no|on|off|t|f|1|0)$/i);
const flag = single('flag');
const value = orNothing(single('value'));
/** https://docs.docker.com/reference/compose-file/extension/#specifying-durations */
const duration = single(
  'text',
  /^(?:0|[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|[µμ]s|ms|s|m|h|d|w))+)$/,
  'a time with its unit, such as `30s`',
);
/** https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
const bytes = /^(?:-1|\d+(?:\.\d*)? ?(?:[kmgtp](?:i?b)?|b)?)$/i;
const sizeWords = 'a size such as `512m`';
const size = single('number', bytes, sizeWords);
const texts = list(text);
const differing: Shape = { ...texts, unique: true };
const textOrTexts = either(text, texts);
/** `NAME: value`, or `NAME=value` in a list. */
const pairs = either(named(value), texts);
const hosts = either(named(textOrTexts), texts);
const options = named(orNothing(numberOrText));
const limits = named(either(whole, map({ hard: whole, soft: whole }, 'hard', 'soft')));
const grants = list(either(text, map({ ...each('source target uid gid', text), mode: numberOrText })));
const hook = map(
  { command: orNothing(textOrTexts), user: text, privileged: onOrOff, working_dir: text, environment: pairs },
  'command',
);

const build = either(
  text,
  map({
    ...each('context dockerfile dockerfile_inline network target isolation', text),
    ...each('entitlements cache_from cache_to tags platforms', texts),
    ...each('args ssh labels additional_contexts', pairs),
    ...each('no_cache pull privileged', onOrOff),
    no_cache_filter: textOrTexts,
    // A string can say more than yes or no: `mode=max`.
    ...each('provenance sbom', single('switch')),
    shm_size: size,
    extra_hosts: hosts,
    secrets: grants,
    ulimits: limits,
  }),
);

const update = map({
  ...each('delay monitor', duration),
  failure_action: text,
  parallelism: whole,
  max_failure_ratio: number,
  order: single('text', /^(?:start-first|stop-first)$/),
});

const reserved = {
  capabilities: texts,
  count: single('whole', /^(?:all|-?\d+)$/),
  device_ids: texts,
  driver: text,
  options: pairs,
};

const deploy = orNothing(
  map({
    ...each('mode endpoint_mode', text),
    replicas: whole,
    labels: pairs,
    ...each('rollback_config update_config', update),
    resources: map({
      limits: map({ cpus: number, memory: single('text', bytes, sizeWords), pids: whole }),
      reservations: map({
        cpus: number,
        memory: single('text', bytes, sizeWords),
        generic_resources: list(map({ discrete_resource_spec: map({ kind: text, value: numberOrText }) })),
        devices: list(map(reserved, 'capabilities')),
      }),
    }),
    restart_policy: map({ condition: text, ...each('delay window', duration), max_attempts: whole }),
    placement: map({
      constraints: texts,
      preferences: list(map({ spread: text })),
      max_replicas_per_node: whole,
    }),
  }),
);

const healthcheck = map({
  disable: onOrOff,
  ...each('interval timeout start_period start_interval', duration),
  retries: number,
  test: textOrTexts,
});

const port = either(
  numberOrText,
  map({ ...each('name mode host_ip protocol app_protocol', text), target: whole, published: single('whole') }),
);

const volume = either(
  text,
  map(
    {
      type: single('text', /^(?:bind|volume|tmpfs|cluster|npipe|image)$/),
      ...each('source target consistency', text),
      read_only: onOrOff,
      bind: map({
        propagation: text,
        create_host_path: onOrOff,
        recursive: single('text', /^(?:enabled|disabled|writable|readonly)$/),
        selinux: single('text', /^[zZ]$/),
      }),
      volume: map({ labels: pairs, nocopy: onOrOff, subpath: text }),
      tmpfs: map({ size, mode: numberOrText }),
      image: map({ subpath: text }),
    },
    'type',
  ),
);

const device = either(text, map(each('source target permissions', text), 'source'));

const dependencies = either(
  differing,
  named(
    map(
      {
        restart: onOrOff,
        required: flag,
        condition: single('text', /^service_(?:started|healthy|completed_successfully)$/),
      },
      'condition',
    ),
  ),
);

const joined = either(
  texts,
  named(
    orNothing(
      map({
        ...each('aliases link_local_ips', texts),
        ...each('interface_name ipv4_address ipv6_address mac_address', text),
        driver_opts: options,
        ...each('priority gw_priority', number),
      }),
    ),
  ),
);

const develop = orNothing(
  map({
    watch: list(
      map(
        {
          ...each('ignore include', textOrTexts),
          ...each('path target', text),
          action: single('text', /^(?:rebuild|sync|restart|sync\+restart|sync\+exec)$/),
          exec: hook,
          initial_sync: flag,
        },
        'path',
        'action',
      ),
    ),
  }),
);

const rates = list(map({ path: text, rate: size }));
const weights = list(map({ path: text, weight: whole }));

/** What every container may be given: a service, a job, or a step before a service starts. */
const ofContainers = {
  ...each('annotations environment labels sysctls', pairs),
  ...each('init oom_kill_disable privileged read_only', onOrOff),
  ...each('cap_add cap_drop dns_opt', texts),
  ...each('device_cgroup_rules security_opt volumes_from', differing),
  ...each('cgroup_parent cpuset domainname hostname image ipc isolation mac_address', text),
  ...each('network_mode platform pull_refresh_after runtime stop_signal user', text),
  ...each('userns_mode uts working_dir', text),
  ...each('cpu_shares cpus pids_limit', number),
  // Times may be durations, too.
  ...each('cpu_quota cpu_period cpu_rt_period cpu_rt_runtime', numberOrText),
  ...each('mem_limit mem_reservation memswap_limit shm_size', size),
  ...each('cpu_count cpu_percent mem_swappiness oom_score_adj', whole),
  ...each('command entrypoint', orNothing(textOrTexts)),
  pid: orNothing(text),
  stop_grace_period: duration,
  ...each('configs secrets', grants),
  ...each('dns dns_search label_file tmpfs', textOrTexts),
  group_add: list(numberOrText),
  blkio_config: map({
    ...each('device_read_bps device_read_iops device_write_bps device_write_iops', rates),
    weight: whole,
    weight_device: weights,
  }),
  cgroup: single('text', /^(?:host|private)$/),
  credential_spec: map(each('config file registry', text)),
  devices: list(device),
  env_file: either(text, list(either(text, map({ path: text, format: text, required: onOrOff }, 'path')))),
  extra_hosts: hosts,
  gpus: either(single('text', /^all$/), list(open(reserved))),
  logging: map({ driver: text, options }),
  models: either(texts, named(orNothing(map({ endpoint_var: text, model_var: text })))),
  networks: joined,
  pull_policy: single(
    'text',
    /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/,
  ),
  storage_opt: named(value),
  ulimits: limits,
  use_api_socket: flag,
  volumes: list(volume),
};

const ofServicesAndJobs = {
  ...ofContainers,
  ...{ build, healthcheck },
  ...each('stdin_open tty', onOrOff),
  depends_on: dependencies,
  expose: list(numberOrText),
  ports: list(port),
  profiles: differing,
};

const service: Shape = map({
  ...ofServicesAndJobs,
  ...{ deploy, develop },
  attach: onOrOff,
  container_name: text,
  extends: either(text, map({ service: text, file: text }, 'service')),
  external_links: differing,
  links: texts,
  ...each('post_start pre_stop', list(hook)),
  pre_start: list(map({ ...ofContainers, per_replica: onOrOff })),
  provider: map({ type: text, options: named(either(value, list(value))) }, 'type'),
  // The schema accepts any string here, the engine only these.
  restart: single('text', /^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/),
  scale: whole,
});

const schedule = map(
  {
    ...each('cron timezone', text),
    concurrency: single('text', /^(?:forbid|queue)$/),
    missed_fires: single('text', /^(?:one|skip)$/),
  },
  'cron',
);

const job: Shape = map(
  { ...ofServicesAndJobs, triggers: map({ manual: onOrOff, schedule: list(either(text, schedule)) }) },
  'triggers',
);

const external = either(onOrOff, map({ name: text }));
const made = { name: text, external, labels: pairs };
const held = {
  ...made,
  external: either(onOrOff, open({ name: text })),
  ...each('environment file template_driver', text),
};
const network = orNothing(
  map({
    ...made,
    driver: text,
    driver_opts: options,
    ipam: map({
      driver: text,
      config: list(map({ ...each('subnet ip_range gateway', text), aux_addresses: named(text) })),
      options: named(text),
    }),
    ...each('internal enable_ipv4 enable_ipv6 attachable', onOrOff),
  }),
);

export const composeFile: Shape = map({
  ...each('version name', text),
  include: list(either(text, map({ ...each('path env_file', textOrTexts), project_directory: text }))),
  services: named(service),
  jobs: named(job),
  models: named(map({ name: text, model: text, context_size: whole, runtime_flags: texts }, 'model')),
  networks: named(network),
  volumes: named(orNothing(map({ ...made, driver: text, driver_opts: options }))),
  secrets: named(map({ ...held, driver: text, driver_opts: options })),
  configs: named(map({ ...held, content: text })),
});
