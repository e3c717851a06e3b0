import { debug, info } from '@actions/core';
import type { Log } from '../core/log.ts';
import { clip, printable, withoutCommands } from '../core/text.ts';

/** Longer lines are nobody's reading; what a scanner or a registry answered may be. */
const mostLine = 4_096;

/**
 * The door into the log. What it is given may quote a pull request, a registry or GitHub's answer, so each message is
 * one line and no workflow command.
 */
export const workflowLog: Log = { info: say, debug: (message) => debug(oneLine(message)), notice: say, warning: say };

function say(message: string): void {
  info(withoutCommands(oneLine(message)));
}

/** A stack, of which the lines are kept. */
export function sayLines(text: string): void {
  for (const line of text.split('\n')) say(`  ${line}`);
}

function oneLine(message: string): string {
  return clip(printable(message), mostLine);
}
