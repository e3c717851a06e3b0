import { debug, info } from '@actions/core';
import type { Log } from '../core/log.ts';
import { clip, printable, withoutCommands } from '../core/text.ts';

/** Nobody reads longer lines, but the answer of a scanner or a registry can be one. */
const mostLine = 4_096;

/**
 * Writes to the log. Messages may quote a pull request, a registry or GitHub's answer, so each one is written as a single
 * line that cannot be a workflow command.
 */
export const workflowLog: Log = { info: say, debug: (message) => debug(oneLine(message)), notice: say, warning: say };

function say(message: string): void {
  info(withoutCommands(oneLine(message)));
}

/** A stack, which keeps its lines. */
export function sayLines(text: string): void {
  for (const line of text.split('\n')) say(`  ${line}`);
}

function oneLine(message: string): string {
  return clip(printable(message), mostLine);
}
