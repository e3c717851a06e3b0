import type { Files } from '../test/emulator/repository.ts';
import { runAction } from '../test/emulator/run-action.ts';
import { startGitHub } from '../test/emulator/server.ts';
import { peakIn, type Run, reportPeak } from './measure.ts';
import { composeFile, dockerfile } from './samples.ts';

/** So many container files, of which the first are changed. */
function treeOf(files: number, changed = 0): Files {
  return Object.fromEntries(
    Array.from({ length: files }, (_, index) =>
      index % 3 === 2
        ? [`app-${index}/compose.yaml`, `${composeFile(index)}${index < changed ? '# changed\n' : ''}`]
        : [`app-${index}/Dockerfile`, `${dockerfile(index)}${index < changed ? 'EXPOSE 22\n' : ''}`],
    ),
  );
}

/** What the review of a pull request of so many container files asks of GitHub, counted by the emulator. */
export async function requestsOf(files: number, entry: string): Promise<string> {
  const github = await startGitHub({ main: [treeOf(files)], pull: { commits: [treeOf(files, files)] } });
  try {
    const { exitCode, stdout } = await runAction(github, { entry, timeout: 600_000 });
    if (exitCode === null || exitCode > 1) throw new Error(stdout);
    const creating = github.requests.filter(({ createsContent }) => createsContent).length;
    return `${github.requests.length}, ${creating} of them creating content`;
  } finally {
    await github.close();
  }
}

/** The action on a pull request of three files under `scope: all`, in a repository of so many container files. */
export async function wholeRepository(files: number, entry: string): Promise<Run & { readonly requests: number }> {
  const github = await startGitHub({ main: [treeOf(files)], pull: { commits: [treeOf(files, 3)] } });
  try {
    const start = performance.now();
    const { stdout, stderr, outputs } = await runAction(github, {
      entry,
      inputs: { scope: 'all', 'image-scan': 'false' },
      env: { NODE_OPTIONS: `--import ${reportPeak}` },
      timeout: 600_000,
    });
    const milliseconds = performance.now() - start;
    if (!(Number(outputs['findings']) > files)) throw new Error(stdout + stderr);
    return { milliseconds, mebibytes: peakIn(stderr), requests: github.requests.length };
  } finally {
    await github.close();
  }
}
