/**
 * Linux capabilities by what a container gains with them, and the ones Docker gives every container.
 * Meaning: capabilities(7). Defaults: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
 */
export const defaultCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Each of these alone is a known way to escape from the container, or to reach every process or file of the host. */
export const hostCapabilities: ReadonlyMap<string, string> = new Map([
  ['ALL', 'every capability, which is all that `privileged` gives but the devices'],
  ['SYS_ADMIN', 'mounting file systems and most of what root may do'],
  ['SYS_MODULE', 'loading code into the kernel'],
  ['SYS_RAWIO', 'reading and writing physical memory and devices'],
  ['SYS_PTRACE', 'reading and changing the memory of other processes'],
  ['DAC_READ_SEARCH', 'reading any file, those of the host included'],
  ['BPF', 'loading programs into the kernel'],
  ['SYS_BOOT', 'restarting the host or loading another kernel'],
]);

/** These change the host or its network beyond the container, but are not enough to escape by themselves. */
export const strongCapabilities: ReadonlyMap<string, string> = new Map([
  ['NET_ADMIN', 'changing routes, firewall rules and interfaces'],
  ['SYS_TIME', 'setting the clock of the host'],
  ['SYSLOG', 'reading the messages and addresses of the kernel'],
  ['MAC_ADMIN', 'changing the policy of SELinux, AppArmor or Smack'],
  ['MAC_OVERRIDE', 'ignoring the policy of Smack'],
  ['PERFMON', 'watching every process and the kernel'],
  ['LINUX_IMMUTABLE', 'changing files marked immutable'],
  ['SYS_TTY_CONFIG', 'taking over the terminals of the host'],
  ['CHECKPOINT_RESTORE', 'restoring processes with identities of its choice'],
]);

/** Of Docker's default capabilities, those with which a program can make itself root in the container. */
export const rootCapabilities: ReadonlyMap<string, string> = new Map([
  ['SETUID', 'becoming any user'],
  ['SETGID', 'becoming a member of any group'],
  ['SETFCAP', 'giving capabilities to files'],
  ['DAC_OVERRIDE', 'reading and writing any file'],
  ['CHOWN', 'taking over any file'],
  ['FOWNER', 'changing the mode of any file'],
]);

/** `cap_sys_admin`, `CAP_SYS_ADMIN`, `SYS_ADMIN`: one name. */
export function capabilityName(written: string): string {
  return written.trim().toUpperCase().replace(/^CAP_/, '');
}
