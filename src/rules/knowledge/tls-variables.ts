/**
 * Whether `name=value` in an environment stops a tool from verifying certificates. `value` is `undefined` if it is
 * unknown. https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue,
 * https://git-scm.com/docs/git#_environment_variables, https://docs.npmjs.com/cli/using-npm/config#strict-ssl,
 * https://pip.pypa.io/en/stable/topics/configuration/#environment-variables,
 * https://docs.astral.sh/uv/reference/environment/#uv_insecure_host
 */
export function stopsVerifying(name: string, value: string | undefined): boolean {
  // Git checks whether it is set, not its value.
  if (name === 'GIT_SSL_NO_VERIFY') return true;
  if (anyValue.test(name)) return value !== '';
  if (value === undefined) return false;
  const text = value.trim();
  if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|PERL_LWP_SSL_VERIFY_HOSTNAME)$/.test(name))
    return text === '0';
  if (/^(?:VAULT_SKIP_VERIFY|NOMAD_SKIP_VERIFY)$/.test(name)) return /^(?:true|1|t)$/i.test(text);
  if (/^(?:CONDA_SSL_VERIFY|CONSUL_HTTP_SSL_VERIFY|BUNDLE_SSL_VERIFY_MODE)$/.test(name))
    return /^(?:false|0|no)$/i.test(text);
  if (/^(?:npm_config_strict_ssl|yarn_(?:enable_)?strict_ssl)$/i.test(name)) return /^(?:false|0)$/i.test(text);
  // With this empty, Python's requests verified nothing before 2.28.0; an empty REQUESTS_CA_BUNDLE counts as not set:
  // https://github.com/psf/requests/issues/6071
  return name === 'CURL_CA_BUNDLE' && text === '';
}

/** Any value disables verification. */
const anyValue = /^(?:PIP_TRUSTED_HOST|UV_INSECURE_HOST|GOINSECURE)$/;
