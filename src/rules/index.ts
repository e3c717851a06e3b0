import type { RuleInfo } from '../core/rule.ts';
import { addedCapability } from './container/added-capability.ts';
import { apparmorDisabled } from './container/apparmor-disabled.ts';
import { capabilitiesKept } from './container/capabilities-kept.ts';
import { cpuUnlimited } from './container/cpu-unlimited.ts';
import { dangerousCapability } from './container/dangerous-capability.ts';
import { exposedServicePort } from './container/exposed-service-port.ts';
import { floatingImage } from './container/floating-image.ts';
import { hostCgroup } from './container/host-cgroup.ts';
import { hostDevice } from './container/host-device.ts';
import { hostIpc } from './container/host-ipc.ts';
import { hostNetwork } from './container/host-network.ts';
import { hostPid } from './container/host-pid.ts';
import { hostUserns } from './container/host-userns.ts';
import { hostUts } from './container/host-uts.ts';
import { memoryUnlimited } from './container/memory-unlimited.ts';
import { mountPropagation } from './container/mount-propagation.ts';
import { pidsUnlimited } from './container/pids-unlimited.ts';
import { privilegeEscalation } from './container/privilege-escalation.ts';
import { privileged } from './container/privileged.ts';
import { rootUser as containerRootUser } from './container/root-user.ts';
import { runtimeSocket } from './container/runtime-socket.ts';
import { seccompDisabled } from './container/seccomp-disabled.ts';
import { secretInEnvironment } from './container/secret-in-environment.ts';
import { selinuxDisabled } from './container/selinux-disabled.ts';
import { sensitiveHostPath } from './container/sensitive-host-path.ts';
import { systemPathsExposed } from './container/system-paths-exposed.ts';
import { unboundPort } from './container/unbound-port.ts';
import { writableRootFilesystem } from './container/writable-root-filesystem.ts';
import type { ComposeRule, ContainerRule, DockerfileRule } from './kinds.ts';

/** Every rule, in the order of its id. A new rule is one file and one line here. */
export const rules = {
  dockerfile: [],
  container: [
    addedCapability,
    apparmorDisabled,
    capabilitiesKept,
    cpuUnlimited,
    dangerousCapability,
    exposedServicePort,
    floatingImage,
    hostCgroup,
    hostDevice,
    hostIpc,
    hostNetwork,
    hostPid,
    hostUserns,
    hostUts,
    memoryUnlimited,
    mountPropagation,
    pidsUnlimited,
    privilegeEscalation,
    privileged,
    containerRootUser,
    runtimeSocket,
    seccompDisabled,
    secretInEnvironment,
    selinuxDisabled,
    sensitiveHostPath,
    systemPathsExposed,
    unboundPort,
    writableRootFilesystem,
  ],
  compose: [],
} as const satisfies {
  dockerfile: readonly DockerfileRule[];
  container: readonly ContainerRule[];
  compose: readonly ComposeRule[];
};

export const allRules: readonly RuleInfo[] = [...rules.dockerfile, ...rules.container, ...rules.compose];
