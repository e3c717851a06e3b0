import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { onOption } from '../places.ts';

export const rootUser: ContainerRule = {
  id: 'container/root-user',
  title: 'Container told to run as root',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'A process that is root in the container is one kernel or mount mistake away from root on the host.',
  fix: 'Name a user without privileges, by number, or leave `user` out where the image has one.',
  details: 'By name, by number, with a group or without. It overrides a good `USER` of the image.',
  references: ['https://docs.docker.com/reference/compose-file/services/#user'],
  covers: ['cis:4.1', 'owasp:RULE #2'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by name and by number',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|user: root|]
            worker:
              image: example/worker:1.2
              [|user: "0:1000"|]
        `,
      },
      {
        name: 'unless the shell says otherwise',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|user: \${APP_UID:-0}|]
        `,
      },
    ],
    good: [
      {
        name: 'a user without privileges, or one that is not known',
        code: source`
          services:
            web:
              image: example/web:1.2
              user: "10001:0"
            worker:
              image: example/worker:1.2
              user: \${APP_UID}
        `,
      },
    ],
  },

  *check({ name, user }) {
    const [account] = user?.text?.split(':') ?? [];
    if (user && account !== undefined && isRoot(account)) {
      yield { ...onOption(user), message: `${quoted(name)} runs as ${quoted(user.text ?? '')}.` };
    }
  },
};

function isRoot(account: string): boolean {
  return account === 'root' || /^0+$/.test(account);
}
