import type { DockerfileRule } from '../kinds.ts';
import { addInsteadOfCopy } from './add-instead-of-copy.ts';
import { aptCommand } from './apt-command.ts';
import { asCase } from './as-case.ts';
import { cdInRun } from './cd-in-run.ts';
import { cloudLogin } from './cloud-login.ts';
import { consecutiveCopies } from './consecutive-copies.ts';
import { consecutiveRuns } from './consecutive-runs.ts';
import { constantPlatform } from './constant-platform.ts';
import { copiedArchive } from './copied-archive.ts';
import { copiedFilesystem } from './copied-filesystem.ts';
import { copyFromItself } from './copy-from-itself.ts';
import { copyWithoutSlash } from './copy-without-slash.ts';
import { developmentDependencies } from './development-dependencies.ts';
import { duplicateStageName } from './duplicate-stage-name.ts';
import { emptyContinuation } from './empty-continuation.ts';
import { endOfLifeBase } from './end-of-life-base.ts';
import { exposedHostPort } from './exposed-host-port.ts';
import { exposedSsh } from './exposed-ssh.ts';
import { extraPackageIndex } from './extra-package-index.ts';
import { floatingFrontend } from './floating-frontend.ts';
import { floatingTag } from './floating-tag.ts';
import { foreignPackageManager } from './foreign-package-manager.ts';
import { fullUpgrade } from './full-upgrade.ts';
import { generatedKey } from './generated-key.ts';
import { hardcodedSecret } from './hardcoded-secret.ts';
import { hostCommand } from './host-command.ts';
import { hostNetworkBuild } from './host-network-build.ts';
import { ignoredCopy } from './ignored-copy.ts';
import { imitatedPublisher } from './imitated-publisher.ts';
import { insecureBuild } from './insecure-build.ts';
import { interactiveInstall } from './interactive-install.ts';
import { invalidLabel } from './invalid-label.ts';
import { invalidPort } from './invalid-port.ts';
import { keywordCase } from './keyword-case.ts';
import { labelValue } from './label-value.ts';
import { largeUid } from './large-uid.ts';
import { legacyPair } from './legacy-pair.ts';
import { loneUpdate } from './lone-update.ts';
import { maintainer } from './maintainer.ts';
import { malformedExecForm } from './malformed-exec-form.ts';
import { malformedImage } from './malformed-image.ts';
import { misplacedInstruction } from './misplaced-instruction.ts';
import { missingDigest } from './missing-digest.ts';
import { missingDockerignore } from './missing-dockerignore.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { missingShell } from './missing-shell.ts';
import { nestedWorkdir } from './nested-workdir.ts';
import { operatorInArray } from './operator-in-array.ts';
import { overriddenInstruction } from './overridden-instruction.ts';
import { packageCache } from './package-cache.ts';
import { packageManagerProcess } from './package-manager-process.ts';
import { passwordInBuild } from './password-in-build.ts';
import { passwordlessSudo } from './passwordless-sudo.ts';
import { persistedSecret } from './persisted-secret.ts';
import { pipedDownload } from './piped-download.ts';
import { plainHttp } from './plain-http.ts';
import { protocolCase } from './protocol-case.ts';
import { recommendedPackages } from './recommended-packages.ts';
import { redundantPlatform } from './redundant-platform.ts';
import { relativeCopy } from './relative-copy.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import { replacedShell } from './replaced-shell.ts';
import { reservedStageName } from './reserved-stage-name.ts';
import { rootUser } from './root-user.ts';
import { secretFile } from './secret-file.ts';
import { secretVariable } from './secret-variable.ts';
import { setuidBit } from './setuid-bit.ts';
import { shellFormCommand } from './shell-form-command.ts';
import { shellFormHealthcheck } from './shell-form-healthcheck.ts';
import { shortKeyId } from './short-key-id.ts';
import { socketVolume } from './socket-volume.ts';
import { sshServer } from './ssh-server.ts';
import { stageNameCase } from './stage-name-case.ts';
import { strayDescription } from './stray-description.ts';
import { sudo } from './sudo.ts';
import { systemWorkdir } from './system-workdir.ts';
import { tlsVariable } from './tls-variable.ts';
import { undefinedStage } from './undefined-stage.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { unexpandedPath } from './unexpanded-path.ts';
import { unfilteredContext } from './unfiltered-context.ts';
import { unguardedPipe } from './unguarded-pipe.ts';
import { unknownPublisher } from './unknown-publisher.ts';
import { unlistedRegistry } from './unlisted-registry.ts';
import { unlockedInstall } from './unlocked-install.ts';
import { unnamedStageReference } from './unnamed-stage-reference.ts';
import { unpinnedClone } from './unpinned-clone.ts';
import { unpinnedLanguagePackage } from './unpinned-language-package.ts';
import { unpinnedOsPackage } from './unpinned-os-package.ts';
import { unsetBaseArgument } from './unset-base-argument.ts';
import { unsignedPackages } from './unsigned-packages.ts';
import { untaggedImage } from './untagged-image.ts';
import { unverifiedAdd } from './unverified-add.ts';
import { unverifiedDownload } from './unverified-download.ts';
import { unverifiedHostKey } from './unverified-host-key.ts';
import { unverifiedTls } from './unverified-tls.ts';
import { userByName } from './user-by-name.ts';
import { variableFromItself } from './variable-from-itself.ts';
import { wgetAndCurl } from './wget-and-curl.ts';
import { wgetProgress } from './wget-progress.ts';
import { worldWritable } from './world-writable.ts';

/** The rules that read a Dockerfile, in the order of their ids. A new one is its file and one line here. */
export const dockerfileRules = [
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
  sshServer,
  stageNameCase,
  strayDescription,
  sudo,
  systemWorkdir,
  tlsVariable,
  undefinedStage,
  undefinedVariable,
  unexpandedPath,
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
  unverifiedDownload,
  unverifiedHostKey,
  unverifiedTls,
  userByName,
  variableFromItself,
  wgetAndCurl,
  wgetProgress,
  worldWritable,
] as const satisfies readonly DockerfileRule[];
