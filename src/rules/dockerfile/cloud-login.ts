import { quoted, source } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const cloudLogin: DockerfileRule = {
  id: 'dockerfile/cloud-login',
  title: 'Login while the image is built',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'The tool writes its credentials to the home folder, and they stay in the layer for everybody who can pull the image.',
  fix: 'Mount the credentials for the command, `RUN --mount=type=secret,id=…`, and write nothing of them to the image.',
  details: 'A RUN that mounts a secret is left alone.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['trivy:DS-0031'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'to a cloud and to a registry',
        code: source`
          FROM example/tools:4.2
          RUN [|aws configure set|] aws_secret_access_key $KEY && aws s3 cp s3://example/data /data
          RUN [|docker login|] --username ci --password "$TOKEN" registry.example.com
        `,
      },
    ],
    good: [
      {
        name: 'mounted for the command',
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
      const words = loginWords(command);
      const last = command.words[words - 1];
      if (last === undefined || instruction.flags.some(({ options }) => options.get('type')?.text === 'secret'))
        continue;
      const span = { start: command.nameSpan.start, end: last.span.end };
      const what = [command.name, ...command.words.slice(0, words).map(({ display }) => display)].join(' ');
      yield { span, subject: what, message: `${quoted(what)} leaves credentials in the layer.` };
    }
  },
};

/** How many words make it a login; 0 where it is none. */
function loginWords({ name, words }: Command): number {
  const [first = '', second = ''] = words.map(({ display }) => display);
  switch (name) {
    case 'aws':
      return first === 'configure' && second === 'set' ? 2 : 0;
    case 'gcloud':
      return first === 'auth' && /^(?:login|activate-service-account)$/.test(second) ? 2 : 0;
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
