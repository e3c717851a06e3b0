import type { Environment } from './settings.ts';

/** Folders of one child process. They contain only what we put there. */
export interface ChildFolders {
  /** Removed afterwards, with its content. */
  readonly root: string;
  /** The working directory: no `trivy.yaml`, `.trivyignore` or `trivy-secret.yaml` is found there. */
  readonly work: string;
  readonly home: string;
  readonly temporary: string;
}

/**
 * Variables for a proxy and for a company's certificates: https://pkg.go.dev/net/http#ProxyFromEnvironment,
 * https://pkg.go.dev/crypto/x509#SystemCertPool
 */
const network = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/** Programs do not start on Windows without these. */
const windows = ['SystemRoot', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC'] as const;

/**
 * The environment of a child process, built from scratch: what it needs to find programs, a proxy and certificates. It
 * contains no token and no `TRIVY_*` of the job, and its home is an empty folder.
 */
export function environmentFor(ours: Environment, { home, temporary }: ChildFolders): Record<string, string> {
  const path = ours['PATH'] ?? ours['Path'];
  return {
    ...(path === undefined ? {} : { PATH: path }),
    ...taken(ours, network),
    HOME: home,
    TMPDIR: temporary,
    ...(process.platform === 'win32'
      ? {
          ...taken(ours, windows),
          USERPROFILE: home,
          APPDATA: home,
          LOCALAPPDATA: home,
          TEMP: temporary,
          TMP: temporary,
        }
      : {}),
  };
}

/**
 * A proxy address where nothing listens. Trivy would follow a registry's redirect to plain HTTP; Go's clients send such
 * requests to this proxy, except for loopback: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
const nowhere = 'http://127.0.0.1:1';

/** The same for a child that reads from registries: plain HTTP works only with loopback. */
export function remoteEnvironment(ours: Environment, folders: ChildFolders): Record<string, string> {
  const { http_proxy: _, NO_PROXY: __, no_proxy: ___, ...rest } = environmentFor(ours, folders);
  const proxied = rest['HTTPS_PROXY'] !== undefined || rest['https_proxy'] !== undefined;
  // Without an HTTPS proxy, exceptions could only let plain HTTP through.
  const exceptions = proxied ? taken(ours, ['NO_PROXY', 'no_proxy']) : {};
  return { ...rest, ...exceptions, HTTP_PROXY: nowhere };
}

/**
 * Added for registries of a cloud: Trivy asks the machine it runs on for credentials of that cloud, which nobody handed
 * to us, so a pull request could read with them. (Trivy's pkg/fanal/image/registry; the variables are of
 * aws-sdk-go-v2/feature/ec2/imds, golang.org/x/oauth2/google and azure-sdk-for-go/sdk/azidentity.)
 */
export function withoutCloudIdentity(registry: string, { home }: ChildFolders): Readonly<Record<string, string>> {
  if (/\.(?:amazonaws\.com(?:\.cn)?|on\.aws|sc2s\.sgov\.gov|c2s\.ic\.gov)$/i.test(registry))
    return { AWS_EC2_METADATA_DISABLED: 'true' };
  if (/(?:^|\.)gcr\.io$|\.pkg\.dev$/i.test(registry)) return { GOOGLE_APPLICATION_CREDENTIALS: `${home}/none` };
  if (/\.azurecr\.(?:io|cn)$/i.test(registry)) return { AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' };
  return {};
}

/** Those that are set. */
export function taken(ours: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = ours[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
