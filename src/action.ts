import { enableCompileCache } from 'node:module';
import { getInput, setOutput } from '@actions/core';
import { readEnvironment } from './action/environment.ts';
import { tellFailure } from './action/failure.ts';
import { readInputs } from './action/inputs.ts';
import { workflowLog } from './action/log.ts';
import { noOutputs, type Outputs, outputNames } from './action/outputs.ts';

// For self-hosted runners, before anything large is loaded. Does nothing if there is no folder for it.
enableCompileCache();

// Also if another input is wrong.
const wantsSummary = getInput('summary').trim() !== 'false';

try {
  // Mistakes in the inputs are reported before anything large is loaded.
  const inputs = readInputs((name) => getInput(name));
  const environment = readEnvironment(process.env);
  forgetSecrets();
  const { run } = await import('./action/run.ts');
  conclude(await run(inputs, environment, workflowLog));
} catch (error) {
  const reasons = tellFailure(error);
  if (wantsSummary) await summarize(reasons);
  conclude(noOutputs('failure'));
}

function conclude(outputs: Outputs): void {
  for (const name of outputNames) setOutput(name, outputs[name]);
  process.exitCode = outputs.conclusion === 'success' ? 0 : 1;
}

/** Loaded only if needed: a run that reviews loads its own. */
async function summarize(reasons: readonly string[]): Promise<void> {
  const { renderFailure } = await import('./reporters/summary.ts');
  const { appendToSummary } = await import('./action/job-summary.ts');
  const outcome = await appendToSummary(renderFailure(reasons));
  if (outcome.kind === 'refused') workflowLog.info(outcome.reason);
}

/** Removes the token and the other inputs from the environment, because child processes inherit it. */
function forgetSecrets(): void {
  for (const name of Object.keys(process.env)) {
    if (/^INPUT_/i.test(name) || /^(?:GITHUB|GH)_TOKEN$/i.test(name)) delete process.env[name];
  }
}
