/**
 * Whether the builder itself sets an argument for FROM:
 * https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
export function isBuilders(argument: string): boolean {
  return /^(?:TARGET|BUILD)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/.test(argument);
}
