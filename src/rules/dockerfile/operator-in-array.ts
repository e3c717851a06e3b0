import { quoted, source } from '../../core/text.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';

export const operatorInArray: DockerfileRule = {
  id: 'dockerfile/operator-in-array',
  title: 'Shell operator in an exec-form array',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'No shell reads the array, so the operator and everything after it become arguments of the first program and the second command never runs.',
  fix: 'Give it to a shell, `["sh", "-c", "a && exec b"]`, or use a script.',
  details:
    'Reported if `&&`, `||`, `|`, `>`, `>>` or `2>&1` is a whole element of the array and another element follows or redirects. Programs that take such words as arguments (`find`, `test`, `grep`, `awk` …) are not reported.',
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'two commands, and a redirection',
        code: source`
          FROM node:24-slim
          HEALTHCHECK CMD ["curl", "-f", "http://localhost:3000", [|"||"|], "exit", "1"]
          CMD ["npm", "run", "migrate", [|"&&"|], "node", "server.js"]
        `,
      },
      {
        name: 'a pipe, as arguments of a script',
        code: source`
          FROM debian:13-slim
          RUN ["/bin/bash", "./list.sh", [|"|"|], "./filter.sh"]
        `,
      },
    ],
    good: [
      {
        name: 'run by a shell, and a program that takes such an argument',
        code: source`
          FROM node:24-slim
          RUN ["grep", "-c", "|", "/etc/fstab"]
          RUN ["sh", "-c", "node migrate.js && node seed.js"]
          CMD node migrate.js && node server.js
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, json, args } of instructions) {
      if (!json || !/^(?:CMD|ENTRYPOINT|HEALTHCHECK|RUN)$/.test(keyword) || takesOperators(args)) continue;
      const operator = args.find(({ text = '' }, at) => at > 0 && isOperator(text, at < args.length - 1));
      if (operator === undefined) continue;
      const message = `${quoted(operator.text ?? '')} is an argument of ${quoted(args[0]?.text ?? '')} here: no shell reads an array.`;
      yield { span: operator.span, subject: keyword, message };
    }
  },
};

function isOperator(text: string, isFollowed: boolean): boolean {
  return text === '2>&1' || (isFollowed && /^(?:&&|\|\|?|>>?)$/.test(text));
}

/** Programs that take patterns or conditions, also behind a wrapper. */
function takesOperators(args: readonly Value[]): boolean {
  return args.some(({ text = '' }) =>
    /^(?:.*\/)?(?:\[|test|expr|find|[ef]?grep|rg|sed|g?awk|jq|yq|cut|tr|sort|column|paste|xargs|printf)$/.test(text),
  );
}
