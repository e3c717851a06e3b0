import { quoted, source, wordList } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import { type Grammar, operands } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const cloudLogin: DockerfileRule = {
  id: 'dockerfile/cloud-login',
  title: 'Login while the image is built',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'The tool writes its credentials to the home folder, and they stay in the layer for everyone who can pull the image.',
  fix: 'Mount the credentials for the one command with `RUN --mount=type=secret,id=…`, and write none of them to the image.',
  details: 'A RUN that mounts a secret is not reported.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['trivy:DS-0031'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'login to a cloud and to a registry',
        code: source`
          FROM example/tools:4.2
          RUN [|aws configure set|] aws_secret_access_key $KEY && aws s3 cp s3://example/data /data
          RUN [|docker login|] --username ci --password "$TOKEN" registry.example.com
        `,
      },
    ],
    good: [
      {
        name: 'credentials mounted for the command',
        code: source`
          FROM example/tools:4.2
          RUN --mount=type=secret,id=aws,target=/root/.aws/credentials aws s3 cp s3://example/data /data
          RUN --mount=type=secret,id=gcp gcloud auth activate-service-account --key-file=/run/secrets/gcp
        `,
      },
    ],
  },

  *check(document) {
    for (const { command, instruction } of buildCommands(document)) {
      if (!programs.has(command.name)) continue;
      const said = operands(command, grammar).slice(0, loginWords(command));
      const last = said.at(-1);
      if (last === undefined || instruction.flags.some(({ options }) => options.get('type')?.text === 'secret'))
        continue;
      const span = { start: command.nameSpan.start, end: last.span.end };
      const what = [command.name, ...said.map(({ display }) => display)].join(' ');
      yield { span, subject: what, message: `${quoted(what)} leaves credentials in the layer.` };
    }
  },
};

const programs = new Set(wordList('aws gcloud doctl gh glab az docker podman npm heroku helm'));

/** Options before the subcommand that take a value: of the AWS CLI, gcloud, az, docker and doctl. */
const grammar: Grammar = {
  short: 'Hcl',
  long: wordList(`
    access-token account api-url config configuration context endpoint-url host log-level output profile project
    region subscription verbosity
  `),
};

/** How many words make it a login; 0 if it is not one. */
function loginWords(command: Command): number {
  const [first = '', second = ''] = operands(command, grammar).map(({ display }) => display);
  switch (command.name) {
    case 'aws':
      return first === 'configure' && second === 'set' ? 2 : 0;
    case 'gcloud':
      return first === 'auth' && /^(?:login|activate-service-account|application-default)$/.test(second) ? 2 : 0;
    case 'doctl':
      return first === 'auth' && second === 'init' ? 2 : 0;
    case 'gh':
    case 'glab':
      return first === 'auth' && second === 'login' ? 2 : 0;
    case 'az':
    case 'docker':
    case 'podman':
    case 'npm':
    case 'heroku':
    case 'helm':
      return first === 'login' ? 1 : 0;
    default:
      return 0;
  }
}
