/**
 * Keys by the mapping they stand in, from the Compose Specification:
 * https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
export const rootKeys: ReadonlySet<string> = words(
  'configs include models name networks secrets services version volumes',
);

export const serviceKeys: ReadonlySet<string> = words(
  'annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name',
  'cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec',
  'depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file',
  'environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation',
  'label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models',
  'network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop privileged',
  'profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size',
  'stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts',
  'volumes volumes_from working_dir',
);

/** Mappings below a service whose keys are fixed, by their route. */
export const nestedKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'build',
    words(
      'additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements extra_hosts',
      'isolation labels network no_cache platforms privileged provenance pull sbom secrets shm_size ssh tags target',
      'ulimits',
    ),
  ],
  [
    'deploy',
    words('endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config'),
  ],
  ['deploy/resources', words('limits reservations')],
  ['deploy/resources/limits', words('cpus devices generic_resources memory pids')],
  ['deploy/resources/reservations', words('cpus devices generic_resources memory')],
  ['deploy/restart_policy', words('condition delay max_attempts window')],
  ['healthcheck', words('disable interval retries start_interval start_period test timeout')],
  ['logging', words('driver options')],
]);

/** Keys of the items of a list below a service, where an item may be a mapping. */
export const itemKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['configs', words('gid mode source target uid')],
  ['devices', words('permissions source target')],
  ['env_file', words('format path required')],
  ['ports', words('app_protocol host_ip mode name protocol published target')],
  ['secrets', words('gid mode source target uid')],
  ['volumes', words('bind cluster consistency image read_only source target tmpfs type volume')],
]);

/** Keys of one network, volume, secret or config. */
export const thingKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['networks', words('attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name')],
  ['volumes', words('driver driver_opts external labels name')],
  ['secrets', words('driver driver_opts environment external file labels name template_driver')],
  ['configs', words('content environment external file labels name template_driver')],
]);

/** Keys of a service that take a list of texts and nothing else. */
export const textListKeys: ReadonlySet<string> = words(
  'cap_add cap_drop device_cgroup_rules dns_opt external_links links profiles security_opt volumes_from',
);

/** Keys of a service that take a text, which a number or a yes or no is not. */
export const textKeys: ReadonlySet<string> = words(
  'cgroup_parent container_name domainname hostname image ipc isolation mac_address network_mode pid platform',
  'runtime stop_signal userns_mode uts working_dir',
);

/** Keys of a service that take a yes or no. */
export const switchKeys: ReadonlySet<string> = words(
  'attach init oom_kill_disable privileged read_only stdin_open tty use_api_socket',
);

/** Keys of a service that take a list or a mapping. */
export const collectionKeys: ReadonlySet<string> = words(
  'annotations depends_on environment labels models networks sysctls',
);

/** Keys of a service that take a list and nothing else. */
export const listKeys: ReadonlySet<string> = words(
  'cap_add cap_drop device_cgroup_rules devices dns_opt expose external_links group_add links ports profiles',
  'security_opt volumes volumes_from',
);

/** Keys of a service that take a mapping and nothing else. */
export const mapKeys: ReadonlySet<string> = words(
  'blkio_config credential_spec deploy develop healthcheck logging storage_opt ulimits',
);

/** Keys of a service that take a single value and nothing else. */
export const scalarKeys: ReadonlySet<string> = words(
  'attach cgroup cgroup_parent container_name cpus cpu_shares domainname hostname image init ipc isolation mac_address',
  'mem_limit mem_reservation memswap_limit network_mode pid pids_limit platform privileged pull_policy read_only restart',
  'runtime scale shm_size stdin_open stop_grace_period stop_signal tty user userns_mode uts working_dir',
);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
