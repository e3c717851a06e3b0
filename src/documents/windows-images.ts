import type { ImageReference } from './image-reference.ts';

/**
 * Whether a RUN in an image built on it is cmd's: `cmd /S /C` is the default there, whatever the image's entrypoint.
 * https://docs.docker.com/reference/dockerfile/#shell
 */
export function isWindowsImage(reference: ImageReference | undefined, platform: string): boolean {
  if (platform.startsWith('windows')) return true;
  if (reference === undefined) return false;
  const { registry, repository, tag } = reference;
  // .NET Framework is for Windows alone: https://github.com/microsoft/dotnet-framework-docker
  const microsoft = registry === 'mcr.microsoft.com' && /^(?:windows|dotnet\/framework\/)/.test(repository);
  // https://github.com/docker-library/official-images#architectures-other-than-amd64
  const official = registry === 'docker.io' && repository.startsWith('winamd64/');
  return microsoft || official || /nanoserver|windowsserver(?:core)?/.test(`${repository}:${tag}`);
}
