/** The last part of a path or an address, without a query; unknown variables stay as they are written. */
export function fileNameOf(path: string): string {
  const plain = path.replace(/\$\{(\w+)\}/g, '$$$1');
  const bare = /^[a-z]+:\/\//i.test(plain) && !plain.includes('{') ? plain.replace(/[?#].*$/s, '') : plain;
  return bare.slice(bare.lastIndexOf('/') + 1);
}

/**
 * Whether two paths of equal file names may be one file. Without knowing every `cd`, only two absolute paths are known
 * to differ.
 */
export function mayBeSame(a: string, b: string): boolean {
  return !(a.startsWith('/') && b.startsWith('/')) || plainPath(a) === plainPath(b);
}

function plainPath(path: string): string {
  return path.replace(/\$\{(\w+)\}/g, '$$$1').replace(/\/{2,}/g, '/');
}

/** Linux takes no longer path: https://man7.org/linux/man-pages/man3/pathconf.3.html */
const longestPath = 4096;

/** The folder after a `cd` or a WORKDIR; `undefined` if that is unknown. */
export function folderFrom(folder: string | undefined, path: string | undefined): string | undefined {
  if (path?.startsWith('/')) return path;
  if (folder === undefined || path === undefined || folder.length > longestPath) return undefined;
  return `${folder.replace(/\/$/, '')}/${path}`;
}

/** Whether a file name fits a pattern of the shell, as far as its first and last `*` tell; `*` alone names nothing. */
export function fitsPattern(name: string, pattern: string): boolean {
  const first = pattern.indexOf('*');
  const last = pattern.lastIndexOf('*');
  const [start, end] = [pattern.slice(0, first), pattern.slice(last + 1)];
  const literal = start.length + end.length;
  return literal > 2 && name.length >= literal && name.startsWith(start) && name.endsWith(end);
}

/** `/usr/local/bin`, `~/.local/bin/`, `$GOPATH/bin`: where a shell looks for programs. */
export function isProgramFolder(path: string): boolean {
  return /(?:^|\/)s?bin\/?$/.test(path);
}

/** Whether a file of that path lies in such a folder. */
export function isAmongPrograms(path: string): boolean {
  return /(?:^|\/)s?bin\/[^/]+$/.test(path);
}

/**
 * Folders for software that no package manager brought, after the Filesystem Hierarchy Standard
 * (https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html), and the root, where an archive brings its own `/usr`.
 * Not those for data and sources.
 */
export function holdsSoftware(path: string): boolean {
  if (path === '/' || isProgramFolder(path)) return true;
  return /^\/(?:usr|opt)(?:\/|$)/.test(path) && !/^\/usr\/(?:local\/)?(?:share|src)(?:\/|$)/.test(path);
}

/** Keys, certificates, lists, settings, texts, pictures, models: nothing that runs. */
const dataEndings =
  /\.(?:json[cl5]?|txt|csv|tsv|xml|ya?ml|toml|ini|cfg|conf|cnf|properties|md|html?|css|pem|crt|cer|der|key|asc|gpg|pgp|sig|sigstore|pub|sha\d*(?:sums?)?|md5|list|sources|repo|service|patch|diff|sql|sqlite3?|db|mmdb|dat|parquet|npy|npz|h5|hdf5|onnx|pt|pth|ckpt|safetensors|gguf|ggml|pb|tflite|pkl|model|bin\.gz|traineddata|ttf|otf|woff2?|png|jpe?g|gif|svg|ico|pdf|wav|mp[34]|flac|ogg|mo|po|proto|xsd|wsdl|dtd|tmpl|template)$/i;

const dataNames =
  /(?:^|[-_.])(?:models?|datasets?|weights?|checkpoints?|corpora|corpus|wordlists?|fonts?|icons?|themes?|vocab|embeddings?|geoip|geolite2?|testdata|images?|i18n|locales?|schemas?|certs?|gpg|pubkey|rules|checksums?|(?:sha|md5)?\d*sums?\d*)(?:[-_.]|$)/i;

/** A package that only brings the key and the list of a repository: https://docs.fedoraproject.org/en-US/epel/getting-started/ */
const repositoryPackage =
  /(?:release|repo|keyring|apt-config|apt-source|packages-microsoft-prod|erlang-solutions).*\.(?:deb|rpm)$/i;

/** Whether its name says that a file is data, or the key or list of a repository. */
export function isDataName(name: string): boolean {
  return dataEndings.test(name) || dataNames.test(name) || repositoryPackage.test(name);
}
