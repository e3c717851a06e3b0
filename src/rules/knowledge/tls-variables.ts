/**
 * Whether `name=value` in an environment stops a tool from verifying certificates. `value` is `undefined` where it is not
 * known. https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue, https://git-scm.com/docs/git#_environment_variables,
 * https://docs.npmjs.com/cli/using-npm/config#strict-ssl, https://pip.pypa.io/en/stable/topics/configuration/#environment-variables
 */
export function stopsVerifying(name: string, value: string | undefined): boolean {
  if (anyValue.test(name)) return value !== '';
  if (value === undefined) return false;
  const text = value.trim();
  if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|PERL_LWP_SSL_VERIFY_HOSTNAME)$/.test(name))
    return text === '0';
  if (/^(?:npm_config_strict_ssl|yarn_(?:enable_)?strict_ssl)$/i.test(name)) return /^(?:false|0)$/i.test(text);
  // An empty bundle makes Python's requests verify nothing.
  return /^(?:REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/.test(name) && text === '';
}

/** Set at all, they switch it off; Git does so even for `0` in versions that people still run. */
const anyValue = /^(?:GIT_SSL_NO_VERIFY|PIP_TRUSTED_HOST|UV_INSECURE_HOST|UV_TRUSTED_HOST|GOINSECURE)$/;
