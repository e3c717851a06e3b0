import type { ImageReference } from '../../documents/image-reference.ts';
import { knownAs } from '../../documents/official-images.ts';

/** Official images of operating systems that set no variable but `PATH`, and `LANG` at most. */
const bare = new Set([
  'almalinux',
  'alpine',
  'amazonlinux',
  'archlinux',
  'busybox',
  'centos',
  'debian',
  'oraclelinux',
  'rockylinux',
  'ubuntu',
]);

/** What official images set by ENV, from their Dockerfiles: https://github.com/docker-library/official-images */
const own: ReadonlyMap<string, RegExp> = new Map([
  ['node', /^(?:NODE|YARN)_VERSION$/],
  ['python', /^(?:PYTHON_|GPG_KEY$|SETUPTOOLS_VERSION$)/],
  ['golang', /^(?:GOLANG_VERSION|GOTOOLCHAIN|GOPATH|GOFLAGS)$/],
  ['ruby', /^(?:RUBY|BUNDLE|GEM)_/],
  ['rust', /^(?:RUSTUP_HOME|CARGO_HOME|RUST_VERSION)$/],
  ['php', /^(?:PHP_|PHPIZE_DEPS$|GPG_KEYS$|APACHE_)/],
  ['nginx', /^(?:NGINX|NJS|PKG|DYNPKG|ACME)_/],
  ['postgres', /^(?:PG|GOSU_|DOCKER_PG_)/],
  ['redis', /^(?:REDIS|GOSU)_/],
  ['eclipse-temurin', /^JAVA_/],
]);

/** Whether an image's environment may contain a variable; `undefined` for an unknown image. */
export function setsVariable(reference: ImageReference, variable: string): boolean | undefined {
  if (variable === 'PATH' || variable === 'LANG' || /^LC_/.test(variable)) return true;
  const image = knownAs(reference);
  if (bare.has(image)) return false;
  return own.get(image)?.test(variable);
}
