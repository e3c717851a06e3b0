import { readArguments } from './arguments.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** Runs one command and returns its exit status. Loads only what that command needs. */
export async function main(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
  const request = readArguments(args);
  if (request.command === 'version') {
    const { product } = await import('../core/product.ts');
    around.stdout.write(`${product.version}\n`);
    return 0;
  }
  if (request.command === 'help' || request.help) {
    const { helpOn, overview } = await import('./help.ts');
    const about = request.command === 'help' ? request.about : request.command;
    around.stdout.write(about === undefined ? overview() : helpOn(about));
    return 0;
  }
  switch (request.command) {
    case 'scan':
      return (await import('./scan.ts')).scan(request, around);
    case 'review':
      return (await import('./review-branch.ts')).reviewBranch(request, around);
    case 'rules':
      return (await import('./rules.ts')).listRules(request, around);
    case 'explain':
      return (await import('./rules.ts')).explainRule(request, around);
  }
}
