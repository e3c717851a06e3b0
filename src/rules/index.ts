import type { RuleInfo } from '../core/rule.ts';
import { builtImageRules } from './built-image-rules.ts';
import { buildAndImage } from './compose/build-and-image.ts';
import { committedEnvFile } from './compose/committed-env-file.ts';
import { committedSecret } from './compose/committed-secret.ts';
import { contradictingOption } from './compose/contradicting-option.ts';
import { dependencyCycle } from './compose/dependency-cycle.ts';
import { dependencyOrder } from './compose/dependency-order.ts';
import { duplicateContainerName } from './compose/duplicate-container-name.ts';
import { duplicatePort } from './compose/duplicate-port.ts';
import { hardcodedSecret as composeHardcodedSecret } from './compose/hardcoded-secret.ts';
import { invalidContainerName } from './compose/invalid-container-name.ts';
import { invalidValue } from './compose/invalid-value.ts';
import { missingName } from './compose/missing-name.ts';
import { obsoleteVersion } from './compose/obsolete-version.ts';
import { portOrder } from './compose/port-order.ts';
import { quotedVolume } from './compose/quoted-volume.ts';
import { secretInConfig } from './compose/secret-in-config.ts';
import { sectionOrder } from './compose/section-order.ts';
import { serviceKeyOrder } from './compose/service-key-order.ts';
import { serviceOrder } from './compose/service-order.ts';
import { sharedVolume } from './compose/shared-volume.ts';
import { undefinedReference } from './compose/undefined-reference.ts';
import { unknownKey } from './compose/unknown-key.ts';
import { unpinnedSource } from './compose/unpinned-source.ts';
import { unquotedPort } from './compose/unquoted-port.ts';
import { addedCapability } from './container/added-capability.ts';
import { addedDevice } from './container/added-device.ts';
import { apparmorDisabled } from './container/apparmor-disabled.ts';
import { buildSshAgent } from './container/build-ssh-agent.ts';
import { capabilitiesKept } from './container/capabilities-kept.ts';
import { cgroupParent } from './container/cgroup-parent.ts';
import { cpuUnlimited } from './container/cpu-unlimited.ts';
import { dangerousCapability } from './container/dangerous-capability.ts';
import { defaultBridge } from './container/default-bridge.ts';
import { defaultUlimits } from './container/default-ulimits.ts';
import { endOfLifeImage } from './container/end-of-life-image.ts';
import { exposedServicePort } from './container/exposed-service-port.ts';
import { floatingBase } from './container/floating-base.ts';
import { floatingCache } from './container/floating-cache.ts';
import { floatingImage } from './container/floating-image.ts';
import { foreignNamespace } from './container/foreign-namespace.ts';
import { hostCgroup } from './container/host-cgroup.ts';
import { hostDevice } from './container/host-device.ts';
import { hostIpc } from './container/host-ipc.ts';
import { hostNetwork } from './container/host-network.ts';
import { hostNetworkBuild as containerHostNetworkBuild } from './container/host-network-build.ts';
import { hostPath } from './container/host-path.ts';
import { hostPid } from './container/host-pid.ts';
import { hostUserns } from './container/host-userns.ts';
import { hostUts } from './container/host-uts.ts';
import { imitatedPublisher as containerImitatedPublisher } from './container/imitated-publisher.ts';
import { insecureBuild as containerInsecureBuild } from './container/insecure-build.ts';
import { malformedImage as containerMalformedImage } from './container/malformed-image.ts';
import { memoryUnlimited } from './container/memory-unlimited.ts';
import { missingAuthentication } from './container/missing-authentication.ts';
import { missingDigest as containerMissingDigest } from './container/missing-digest.ts';
import { missingHealthcheck as containerMissingHealthcheck } from './container/missing-healthcheck.ts';
import { missingUser } from './container/missing-user.ts';
import { mountPropagation } from './container/mount-propagation.ts';
import { pidsUnlimited } from './container/pids-unlimited.ts';
import { privilegeEscalation } from './container/privilege-escalation.ts';
import { privileged } from './container/privileged.ts';
import { privilegedPort } from './container/privileged-port.ts';
import { restartAttempts } from './container/restart-attempts.ts';
import { rootUser as containerRootUser } from './container/root-user.ts';
import { runtimeSocket } from './container/runtime-socket.ts';
import { seccompDisabled } from './container/seccomp-disabled.ts';
import { secretInEnvironment } from './container/secret-in-environment.ts';
import { selinuxDisabled } from './container/selinux-disabled.ts';
import { sensitiveHostPath } from './container/sensitive-host-path.ts';
import { systemPathsExposed } from './container/system-paths-exposed.ts';
import { unboundPort } from './container/unbound-port.ts';
import { undefinedTarget } from './container/undefined-target.ts';
import { unencryptedDockerHost } from './container/unencrypted-docker-host.ts';
import { unexposedPort } from './container/unexposed-port.ts';
import { unknownPublisher as containerUnknownPublisher } from './container/unknown-publisher.ts';
import { unlistedRegistry as containerUnlistedRegistry } from './container/unlisted-registry.ts';
import { writableConfiguration } from './container/writable-configuration.ts';
import { writableRootFilesystem } from './container/writable-root-filesystem.ts';
import { addInsteadOfCopy } from './dockerfile/add-instead-of-copy.ts';
import { aptCommand } from './dockerfile/apt-command.ts';
import { asCase } from './dockerfile/as-case.ts';
import { cdInRun } from './dockerfile/cd-in-run.ts';
import { cloudLogin } from './dockerfile/cloud-login.ts';
import { consecutiveCopies } from './dockerfile/consecutive-copies.ts';
import { consecutiveRuns } from './dockerfile/consecutive-runs.ts';
import { constantPlatform } from './dockerfile/constant-platform.ts';
import { copiedArchive } from './dockerfile/copied-archive.ts';
import { copiedFilesystem } from './dockerfile/copied-filesystem.ts';
import { copyFromItself } from './dockerfile/copy-from-itself.ts';
import { copyWithoutSlash } from './dockerfile/copy-without-slash.ts';
import { developmentDependencies } from './dockerfile/development-dependencies.ts';
import { duplicateStageName } from './dockerfile/duplicate-stage-name.ts';
import { emptyContinuation } from './dockerfile/empty-continuation.ts';
import { endOfLifeBase } from './dockerfile/end-of-life-base.ts';
import { exposedHostPort } from './dockerfile/exposed-host-port.ts';
import { exposedSsh } from './dockerfile/exposed-ssh.ts';
import { extraPackageIndex } from './dockerfile/extra-package-index.ts';
import { floatingFrontend } from './dockerfile/floating-frontend.ts';
import { floatingTag } from './dockerfile/floating-tag.ts';
import { foreignPackageManager } from './dockerfile/foreign-package-manager.ts';
import { fullUpgrade } from './dockerfile/full-upgrade.ts';
import { generatedKey } from './dockerfile/generated-key.ts';
import { hardcodedSecret } from './dockerfile/hardcoded-secret.ts';
import { hostCommand } from './dockerfile/host-command.ts';
import { hostNetworkBuild } from './dockerfile/host-network-build.ts';
import { ignoredCopy } from './dockerfile/ignored-copy.ts';
import { imitatedPublisher } from './dockerfile/imitated-publisher.ts';
import { insecureBuild } from './dockerfile/insecure-build.ts';
import { interactiveInstall } from './dockerfile/interactive-install.ts';
import { invalidLabel } from './dockerfile/invalid-label.ts';
import { invalidPort } from './dockerfile/invalid-port.ts';
import { keywordCase } from './dockerfile/keyword-case.ts';
import { labelValue } from './dockerfile/label-value.ts';
import { largeUid } from './dockerfile/large-uid.ts';
import { legacyPair } from './dockerfile/legacy-pair.ts';
import { loneUpdate } from './dockerfile/lone-update.ts';
import { maintainer } from './dockerfile/maintainer.ts';
import { malformedExecForm } from './dockerfile/malformed-exec-form.ts';
import { malformedImage } from './dockerfile/malformed-image.ts';
import { misplacedInstruction } from './dockerfile/misplaced-instruction.ts';
import { missingDigest } from './dockerfile/missing-digest.ts';
import { missingDockerignore } from './dockerfile/missing-dockerignore.ts';
import { missingHealthcheck } from './dockerfile/missing-healthcheck.ts';
import { missingShell } from './dockerfile/missing-shell.ts';
import { nestedWorkdir } from './dockerfile/nested-workdir.ts';
import { operatorInArray } from './dockerfile/operator-in-array.ts';
import { overriddenInstruction } from './dockerfile/overridden-instruction.ts';
import { packageCache } from './dockerfile/package-cache.ts';
import { packageManagerProcess } from './dockerfile/package-manager-process.ts';
import { passwordInBuild } from './dockerfile/password-in-build.ts';
import { passwordlessSudo } from './dockerfile/passwordless-sudo.ts';
import { persistedSecret } from './dockerfile/persisted-secret.ts';
import { pipedDownload } from './dockerfile/piped-download.ts';
import { plainHttp } from './dockerfile/plain-http.ts';
import { protocolCase } from './dockerfile/protocol-case.ts';
import { recommendedPackages } from './dockerfile/recommended-packages.ts';
import { redundantPlatform } from './dockerfile/redundant-platform.ts';
import { relativeCopy } from './dockerfile/relative-copy.ts';
import { relativeWorkdir } from './dockerfile/relative-workdir.ts';
import { replacedShell } from './dockerfile/replaced-shell.ts';
import { reservedStageName } from './dockerfile/reserved-stage-name.ts';
import { rootUser } from './dockerfile/root-user.ts';
import { secretFile } from './dockerfile/secret-file.ts';
import { secretVariable } from './dockerfile/secret-variable.ts';
import { setuidBit } from './dockerfile/setuid-bit.ts';
import { shellFormCommand } from './dockerfile/shell-form-command.ts';
import { shellFormHealthcheck } from './dockerfile/shell-form-healthcheck.ts';
import { shortKeyId } from './dockerfile/short-key-id.ts';
import { socketVolume } from './dockerfile/socket-volume.ts';
import { stageNameCase } from './dockerfile/stage-name-case.ts';
import { strayDescription } from './dockerfile/stray-description.ts';
import { sudo } from './dockerfile/sudo.ts';
import { systemWorkdir } from './dockerfile/system-workdir.ts';
import { tlsVariable } from './dockerfile/tls-variable.ts';
import { undefinedStage } from './dockerfile/undefined-stage.ts';
import { undefinedVariable } from './dockerfile/undefined-variable.ts';
import { unfilteredContext } from './dockerfile/unfiltered-context.ts';
import { unguardedPipe } from './dockerfile/unguarded-pipe.ts';
import { unknownPublisher } from './dockerfile/unknown-publisher.ts';
import { unlistedRegistry } from './dockerfile/unlisted-registry.ts';
import { unlockedInstall } from './dockerfile/unlocked-install.ts';
import { unnamedStageReference } from './dockerfile/unnamed-stage-reference.ts';
import { unpinnedClone } from './dockerfile/unpinned-clone.ts';
import { unpinnedLanguagePackage } from './dockerfile/unpinned-language-package.ts';
import { unpinnedOsPackage } from './dockerfile/unpinned-os-package.ts';
import { unsetBaseArgument } from './dockerfile/unset-base-argument.ts';
import { unsignedPackages } from './dockerfile/unsigned-packages.ts';
import { untaggedImage } from './dockerfile/untagged-image.ts';
import { unverifiedAdd } from './dockerfile/unverified-add.ts';
import { unverifiedHostKey } from './dockerfile/unverified-host-key.ts';
import { unverifiedTls } from './dockerfile/unverified-tls.ts';
import { userByName } from './dockerfile/user-by-name.ts';
import { variableFromItself } from './dockerfile/variable-from-itself.ts';
import { wgetAndCurl } from './dockerfile/wget-and-curl.ts';
import { wgetProgress } from './dockerfile/wget-progress.ts';
import { worldWritable } from './dockerfile/world-writable.ts';
import type { BuiltImageRule, ComposeRule, ContainerRule, DockerfileRule } from './kinds.ts';

/** Every rule, in the order of its id. A new rule is one file and one line here. */
export const rules = {
  dockerfile: [
    addInsteadOfCopy,
    aptCommand,
    asCase,
    cdInRun,
    cloudLogin,
    consecutiveCopies,
    consecutiveRuns,
    constantPlatform,
    copiedArchive,
    copiedFilesystem,
    copyFromItself,
    copyWithoutSlash,
    developmentDependencies,
    duplicateStageName,
    emptyContinuation,
    endOfLifeBase,
    exposedHostPort,
    exposedSsh,
    extraPackageIndex,
    floatingFrontend,
    floatingTag,
    foreignPackageManager,
    fullUpgrade,
    generatedKey,
    hardcodedSecret,
    hostCommand,
    hostNetworkBuild,
    ignoredCopy,
    imitatedPublisher,
    insecureBuild,
    interactiveInstall,
    invalidLabel,
    invalidPort,
    keywordCase,
    labelValue,
    largeUid,
    legacyPair,
    loneUpdate,
    maintainer,
    malformedExecForm,
    malformedImage,
    misplacedInstruction,
    missingDigest,
    missingDockerignore,
    missingHealthcheck,
    missingShell,
    nestedWorkdir,
    operatorInArray,
    overriddenInstruction,
    packageCache,
    packageManagerProcess,
    passwordInBuild,
    passwordlessSudo,
    persistedSecret,
    pipedDownload,
    plainHttp,
    protocolCase,
    recommendedPackages,
    redundantPlatform,
    relativeCopy,
    relativeWorkdir,
    replacedShell,
    reservedStageName,
    rootUser,
    secretFile,
    secretVariable,
    setuidBit,
    shellFormCommand,
    shellFormHealthcheck,
    shortKeyId,
    socketVolume,
    stageNameCase,
    strayDescription,
    sudo,
    systemWorkdir,
    tlsVariable,
    undefinedStage,
    undefinedVariable,
    unfilteredContext,
    unguardedPipe,
    unknownPublisher,
    unlistedRegistry,
    unlockedInstall,
    unnamedStageReference,
    unpinnedClone,
    unpinnedLanguagePackage,
    unpinnedOsPackage,
    unsetBaseArgument,
    unsignedPackages,
    untaggedImage,
    unverifiedAdd,
    unverifiedHostKey,
    unverifiedTls,
    userByName,
    variableFromItself,
    wgetAndCurl,
    wgetProgress,
    worldWritable,
  ],
  container: [
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
    containerHostNetworkBuild,
    hostPath,
    hostPid,
    hostUserns,
    hostUts,
    containerImitatedPublisher,
    containerInsecureBuild,
    containerMalformedImage,
    memoryUnlimited,
    missingAuthentication,
    containerMissingDigest,
    containerMissingHealthcheck,
    missingUser,
    mountPropagation,
    pidsUnlimited,
    privilegeEscalation,
    privileged,
    privilegedPort,
    restartAttempts,
    containerRootUser,
    runtimeSocket,
    seccompDisabled,
    secretInEnvironment,
    selinuxDisabled,
    sensitiveHostPath,
    systemPathsExposed,
    unboundPort,
    undefinedTarget,
    unencryptedDockerHost,
    unexposedPort,
    containerUnknownPublisher,
    containerUnlistedRegistry,
    writableConfiguration,
    writableRootFilesystem,
  ],
  compose: [
    buildAndImage,
    committedEnvFile,
    committedSecret,
    contradictingOption,
    dependencyCycle,
    dependencyOrder,
    duplicateContainerName,
    duplicatePort,
    composeHardcodedSecret,
    invalidContainerName,
    invalidValue,
    missingName,
    obsoleteVersion,
    portOrder,
    quotedVolume,
    secretInConfig,
    sectionOrder,
    serviceKeyOrder,
    serviceOrder,
    sharedVolume,
    undefinedReference,
    unknownKey,
    unpinnedSource,
    unquotedPort,
  ],
  image: builtImageRules,
} as const satisfies {
  dockerfile: readonly DockerfileRule[];
  container: readonly ContainerRule[];
  compose: readonly ComposeRule[];
  image: readonly BuiltImageRule[];
};

export const allRules: readonly RuleInfo[] = [
  ...rules.dockerfile,
  ...rules.container,
  ...rules.compose,
  ...rules.image,
];
