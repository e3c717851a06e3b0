import type { Files } from '../test/emulator/repository.ts';
import { runAction } from '../test/emulator/run-action.ts';
import { startGitHub } from '../test/emulator/server.ts';
import { composeFile, dockerfile } from './samples.ts';

/** What the review of a pull request of so many container files asks of GitHub, counted by the emulator. */
export async function requestsOf(files: number, entry: string): Promise<string> {
  const tree = (change: string): Files =>
    Object.fromEntries(
      Array.from({ length: files }, (_, index) =>
        index % 3 === 2
          ? [`app-${index}/compose.yaml`, composeFile(index) + change]
          : [`app-${index}/Dockerfile`, `${dockerfile(index)}${change === '' ? '' : 'EXPOSE 22\n'}`],
      ),
    );
  const github = await startGitHub({ main: [tree('')], pull: { commits: [tree('# changed\n')] } });
  try {
    const { exitCode, stdout } = await runAction(github, { entry, timeout: 600_000 });
    if (exitCode === null || exitCode > 1) throw new Error(stdout);
    const creating = github.requests.filter(({ createsContent }) => createsContent).length;
    return `${github.requests.length}, ${creating} of them creating content`;
  } finally {
    await github.close();
  }
}
