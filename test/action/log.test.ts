import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCommands } from '../emulator/workflow-commands.ts';

const log = resolve(import.meta.dirname, '../../src/action/log.ts');

/** What a process of its own writes that logs `text` by `call`. */
function logged(call: string, text: string): string {
  const script = `import { ${call.split('.')[0]} } from ${JSON.stringify(log)}; ${call}(${JSON.stringify(text)});`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
}

test.each(['workflowLog.info', 'workflowLog.notice', 'workflowLog.warning', 'sayLines'])('%s obeys nothing', (call) => {
  const written = logged(call, 'a\n::error::b\n \t::add-mask::c\r::warning::d ##[add-mask]e\u001b[31m');
  expect(readCommands(written)).toEqual([]);
  expect(written).not.toContain('\u001b');
  expect(written).toContain('## [add-mask]e');
});

test('a message is one line, a stack keeps its lines', () => {
  expect(logged('workflowLog.info', 'a\nb')).toBe('a b\n');
  expect(logged('sayLines', 'a\nb')).toBe('  a\n  b\n');
});

test('debug messages are commands that hold their text', () => {
  expect(readCommands(logged('workflowLog.debug', 'a\n::error::b'))).toEqual([
    { name: 'debug', properties: {}, message: 'a ::error::b' },
  ]);
});
