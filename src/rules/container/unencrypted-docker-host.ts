import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const unencryptedDockerHost: ContainerRule = {
  id: 'container/unencrypted-docker-host',
  title: 'Docker API without TLS',
  severity: 'high',
  confidence: 'medium',
  category: 'isolation',
  profile: 'recommended',
  why: 'Anyone who can reach the port can start a privileged container without signing in, and so controls that host.',
  fix: 'Use `ssh://`, or port 2376 with `DOCKER_TLS_VERIFY=1` and a client certificate.',
  details:
    'Reported if `DOCKER_HOST` names a machine outside the project by `tcp://` without `DOCKER_TLS_VERIFY`, and if Docker-in-Docker is configured without certificates (`DOCKER_TLS_CERTDIR: ""`). A service of the same project, such as a socket proxy, is reached over the project’s own network and not reported.',
  references: ['https://docs.docker.com/engine/security/protect-access/'],
  covers: ['owasp:RULE #1'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the host behind the bridge',
        code: source`
          services:
            ci:
              image: example/ci:4
              environment:
                DOCKER_HOST: [|tcp://172.17.0.1:2375|]
        `,
      },
      {
        name: 'Docker-in-Docker without certificates',
        code: source`
          services:
            dind:
              image: docker:29-dind
              environment:
                - DOCKER_TLS_CERTDIR=[||]
        `,
      },
    ],
    good: [
      {
        name: 'over SSH, with TLS, or to a proxy of the project',
        code: source`
          services:
            ci:
              image: example/ci:4
              environment:
                DOCKER_HOST: ssh://deploy@build.example.com
            deploy:
              image: example/ci:4
              environment:
                DOCKER_HOST: tcp://build.example.com:2376
                DOCKER_TLS_VERIFY: 1
            proxy-user:
              image: example/proxy-user:2
              environment:
                DOCKER_HOST: tcp://socket-proxy:2375
            socket-proxy:
              image: example/socket-proxy:1
        `,
      },
    ],
  },

  *check({ name, environment, reference }) {
    const verified = environment.some((each) => each.name === 'DOCKER_TLS_VERIFY' && each.text !== '');
    for (const variable of environment) {
      if (variable.passedThrough || variable.text === undefined) continue;
      const host =
        variable.name === 'DOCKER_HOST' ? /^tcp:\/\/([^/:]+|\[[^\]]*\])/.exec(variable.text)?.[1] : undefined;
      if (host !== undefined && !verified && !isInside(host)) {
        yield { ...at(variable), message: `${quoted(name)} talks to Docker on ${quoted(host)} without TLS.` };
      }
      const isDind = /(?:^|\/)docker$/.test(reference?.repository ?? '') && /dind/.test(reference?.tag ?? '');
      if (isDind && variable.name === 'DOCKER_TLS_CERTDIR' && variable.text === '') {
        yield {
          ...at(variable),
          message: `${quoted(name)} offers the Docker API without TLS to every container it reaches.`,
        };
      }
    }
  },
};

/** Itself, or a bare name: a service of this network. A machine is named with a dot or a colon. */
function isInside(host: string): boolean {
  return host === '127.0.0.1' || host === '[::1]' || !/[.:]/.test(host);
}
