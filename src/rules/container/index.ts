import type { ContainerRule } from '../kinds.ts';
import { addedCapability } from './added-capability.ts';
import { addedDevice } from './added-device.ts';
import { apparmorDisabled } from './apparmor-disabled.ts';
import { buildSshAgent } from './build-ssh-agent.ts';
import { capabilitiesKept } from './capabilities-kept.ts';
import { cgroupParent } from './cgroup-parent.ts';
import { cpuUnlimited } from './cpu-unlimited.ts';
import { dangerousCapability } from './dangerous-capability.ts';
import { defaultBridge } from './default-bridge.ts';
import { defaultUlimits } from './default-ulimits.ts';
import { endOfLifeImage } from './end-of-life-image.ts';
import { exposedServicePort } from './exposed-service-port.ts';
import { floatingBase } from './floating-base.ts';
import { floatingCache } from './floating-cache.ts';
import { floatingImage } from './floating-image.ts';
import { foreignNamespace } from './foreign-namespace.ts';
import { hostCgroup } from './host-cgroup.ts';
import { hostDevice } from './host-device.ts';
import { hostIpc } from './host-ipc.ts';
import { hostNetwork } from './host-network.ts';
import { hostNetworkBuild } from './host-network-build.ts';
import { hostPath } from './host-path.ts';
import { hostPid } from './host-pid.ts';
import { hostUserns } from './host-userns.ts';
import { hostUts } from './host-uts.ts';
import { imitatedPublisher } from './imitated-publisher.ts';
import { insecureBuild } from './insecure-build.ts';
import { installationAtStart } from './installation-at-start.ts';
import { malformedImage } from './malformed-image.ts';
import { memoryUnlimited } from './memory-unlimited.ts';
import { missingAuthentication } from './missing-authentication.ts';
import { missingDigest } from './missing-digest.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { missingUser } from './missing-user.ts';
import { mountPropagation } from './mount-propagation.ts';
import { pidsUnlimited } from './pids-unlimited.ts';
import { pipedDownload } from './piped-download.ts';
import { placeholderPassword } from './placeholder-password.ts';
import { plainHttp } from './plain-http.ts';
import { privilegeEscalation } from './privilege-escalation.ts';
import { privileged } from './privileged.ts';
import { privilegedPort } from './privileged-port.ts';
import { restartAttempts } from './restart-attempts.ts';
import { rootUser } from './root-user.ts';
import { runtimeSocket } from './runtime-socket.ts';
import { seccompDisabled } from './seccomp-disabled.ts';
import { secretInEnvironment } from './secret-in-environment.ts';
import { selinuxDisabled } from './selinux-disabled.ts';
import { sensitiveHostPath } from './sensitive-host-path.ts';
import { sshServer } from './ssh-server.ts';
import { systemPathsExposed } from './system-paths-exposed.ts';
import { tlsVariable } from './tls-variable.ts';
import { unboundPort } from './unbound-port.ts';
import { undefinedTarget } from './undefined-target.ts';
import { unencryptedDockerHost } from './unencrypted-docker-host.ts';
import { unexposedPort } from './unexposed-port.ts';
import { unknownPublisher } from './unknown-publisher.ts';
import { unlistedRegistry } from './unlisted-registry.ts';
import { unverifiedDownload } from './unverified-download.ts';
import { unverifiedTls } from './unverified-tls.ts';
import { writableConfiguration } from './writable-configuration.ts';
import { writableRootFilesystem } from './writable-root-filesystem.ts';

/** The rules that read how a container is run, whatever file says so, in the order of their ids. A new one is its file and one line here. */
export const containerRules = [
  addedCapability,
  addedDevice,
  apparmorDisabled,
  buildSshAgent,
  capabilitiesKept,
  cgroupParent,
  cpuUnlimited,
  dangerousCapability,
  defaultBridge,
  defaultUlimits,
  endOfLifeImage,
  exposedServicePort,
  floatingBase,
  floatingCache,
  floatingImage,
  foreignNamespace,
  hostCgroup,
  hostDevice,
  hostIpc,
  hostNetwork,
  hostNetworkBuild,
  hostPath,
  hostPid,
  hostUserns,
  hostUts,
  imitatedPublisher,
  insecureBuild,
  installationAtStart,
  malformedImage,
  memoryUnlimited,
  missingAuthentication,
  missingDigest,
  missingHealthcheck,
  missingUser,
  mountPropagation,
  pidsUnlimited,
  pipedDownload,
  placeholderPassword,
  plainHttp,
  privilegeEscalation,
  privileged,
  privilegedPort,
  restartAttempts,
  rootUser,
  runtimeSocket,
  seccompDisabled,
  secretInEnvironment,
  selinuxDisabled,
  sensitiveHostPath,
  sshServer,
  systemPathsExposed,
  tlsVariable,
  unboundPort,
  undefinedTarget,
  unencryptedDockerHost,
  unexposedPort,
  unknownPublisher,
  unlistedRegistry,
  unverifiedDownload,
  unverifiedTls,
  writableConfiguration,
  writableRootFilesystem,
] as const satisfies readonly ContainerRule[];
