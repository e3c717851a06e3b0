import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { stopsVerifying } from '../knowledge/tls-variables.ts';
import { onOption } from '../places.ts';

export const tlsVariable: ContainerRule = {
  id: 'container/tls-variable',
  title: 'Variable that disables certificate verification',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can impersonate the server for every connection that the variable affects, and read or change what is sent.',
  fix: 'Remove the variable, and give the container the missing certificate (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`).',
  details:
    'Covers a service’s environment, its build arguments, a variable’s default (`${VERIFY:-0}`), and assignments in its commands (`NODE_TLS_REJECT_UNAUTHORIZED=0 node server.js`). Variables of the image are reported by `dockerfile/tls-variable`.',
  references: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'for the application, for its build, for one command',
        code: source`
          services:
            web:
              image: example/web:1.2
              environment:
                NODE_ENV: production
                [|NODE_TLS_REJECT_UNAUTHORIZED: "0"|]
              post_start:
                - command: sh -c "[|GIT_SSL_NO_VERIFY=1|] git -C /srv pull"
            worker:
              build:
                context: .
                args:
                  - [|PIP_TRUSTED_HOST=pypi.example.com|]
                  - VERSION=1.2
              environment:
                - [|PYTHONHTTPSVERIFY=\${VERIFY:-0}|]
        `,
      },
    ],
    good: [
      {
        name: 'verification on, with an additional authority, or set from outside',
        code: source`
          services:
            web:
              image: example/web:1.2
              environment:
                NODE_TLS_REJECT_UNAUTHORIZED: "1"
                NODE_EXTRA_CA_CERTS: /etc/ssl/our-ca.pem
                PYTHONHTTPSVERIFY: \${VERIFY}
        `,
      },
    ],
  },

  *check({ name: container, environment, build, commands, fixes }) {
    for (const variable of environment) {
      if (variable.passedThrough || !stopsVerifying(variable.name, variable.text)) continue;
      const message = `${quoted(variable.name)} keeps ${quoted(container)} from verifying certificates.`;
      yield { ...onOption(variable), subject: variable.name, message, edits: fixes.remove(variable) };
    }
    for (const argument of build?.args ?? []) {
      if (argument.passedThrough || !stopsVerifying(argument.name, argument.text)) continue;
      const message = `${quoted(argument.name)} keeps the build of ${quoted(container)} from verifying certificates.`;
      yield { ...onOption(argument), subject: argument.name, message, edits: fixes.remove(argument) };
    }
    for (const { path, script } of commands()) {
      for (const { name, value, span } of script.commands.flatMap(({ assignments }) => assignments)) {
        if (!stopsVerifying(name, value.text)) continue;
        const message = `${quoted(name)} keeps a command of ${quoted(container)} from verifying certificates.`;
        yield { path, span, subject: name, message };
      }
    }
  },
};
