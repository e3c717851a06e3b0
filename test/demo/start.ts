// `npm start`: the built action, started as a runner starts it, reviews a sample pull request against the embedded
// GitHub. Prints the review as a person would see it, what went where, and the outcome of the check.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Files } from '../emulator/repository.ts';
import { type RunResult, runAction } from '../emulator/run-action.ts';
import { type Emulator, startGitHub } from '../emulator/server.ts';

function tree(name: string): Files {
  const folder = join(import.meta.dirname, 'pull', name);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/**
 * What a real Trivy once wrote of images of ours with made-up vulnerabilities, handed over as the reports of the two
 * images: so the images are reviewed on a machine that has no Trivy and no way to a registry.
 */
const report = (name: string) => join(import.meta.dirname, '../trivy/reports', `${name}.json`);
const imageInputs = {
  'image-scan': 'false',
  'image-report': [`${report('python-3.9.1-slim')} = python:3.13-slim`, `${report('python-3.9.1')} = python:3.13`].join(
    '\n',
  ),
};

const heading = (text: string) => `\n${styleText('bold', text)}\n${'─'.repeat(text.length)}`;
const quiet = (text: string) => styleText('dim', text);

/** A comment without what a person does not see: markers, and folds shown by their title. */
function asSeen(body: string): string {
  return body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<details>\s*<summary>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, '▸ $1')
    .replace(/<\/?(?:sub|strong|em|br)\s*\/?>/g, '')
    .replace(/\[(`?[^\]]+`?)\]\([^)\s]+\)/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const indented = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n');

function showReview({ pull }: Emulator): void {
  for (const { body, state } of pull.reviews) {
    if (body === '') continue;
    console.log(heading(`The review (${state.toLowerCase()})`));
    console.log(asSeen(body));
  }
  console.log(heading(`Its comments (${pull.threads.length})`));
  for (const { path, place, comments } of pull.threads) {
    const where =
      place === undefined
        ? `${path} (the file)`
        : `${path}, line ${place.line}${place.side === 'LEFT' ? ' of base' : ''}`;
    console.log(`\n${styleText('cyan', where)}`);
    for (const { body } of comments) console.log(indented(asSeen(body), '  │ '));
  }
}

function showTraces(github: Emulator, { annotations, summary, files, outputs }: RunResult): void {
  console.log(heading('What went where'));
  const creating = github.requests.filter(({ createsContent }) => createsContent).length;
  console.log(`GitHub            ${github.requests.length} requests, ${creating} of them creating content`);
  console.log(`annotations       ${annotations.length}`);
  console.log(`job summary       ${summary.split('\n').length} lines of Markdown`);
  for (const { ref, errors } of github.sarifs) {
    console.log(`code scanning     SARIF for ${ref}${errors.length === 0 ? ', accepted' : `: ${errors.join(' ')}`}`);
  }
  for (const [path, content] of Object.entries(files)) console.log(`${path.padEnd(17)} ${content.length} characters`);
  console.log(
    `outputs           ${Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
  for (const violation of github.violations) console.log(styleText('red', `not GitHub's API  ${violation}`));
}

const github = await startGitHub({
  main: [tree('base')],
  pull: { title: 'Metrics, a dashboard, and an end to privileged', commits: [tree('head')] },
});
try {
  console.log(quiet('Starting dist/action on a pull request of the sample service (test/demo/pull) …'));
  const result = await runAction(github, { inputs: imageInputs });
  const { conclusion = '' } = result.outputs;
  const finished = conclusion === 'success' || conclusion === 'failure';
  if (finished) {
    console.log(heading('Job log'));
    console.log(
      quiet(
        result.stdout
          .split('\n')
          .filter((line) => !line.startsWith('::'))
          .join('\n')
          .trim(),
      ),
    );
    showReview(github);
    showTraces(github, result);
    console.log(heading('The check'));
    console.log(`review: ${conclusion} (the step ended with exit code ${result.exitCode}; fail-on is high)`);
  } else {
    console.error(result.stdout, result.stderr);
  }
  // The sample is bad on purpose: the demonstration worked where the check said so, without a call GitHub does not know.
  process.exitCode = finished && conclusion === 'failure' && github.violations.length === 0 ? 0 : 1;
} finally {
  await github.close();
}
