import type { Span } from '../../core/location.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';

/** What PowerShell fetches and runs in one statement: `iex ((New-Object Net.WebClient).DownloadString('https://…'))`. */
export interface RunDownload {
  /** `iex`, as it is written. */
  readonly name: string;
  /** '' if it is in a variable. */
  readonly url: string;
  readonly span: Span;
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-expression */
const expression = /(?:^|[\s"'(|;&{])(iex|Invoke-Expression)(?=$|[\s("';])/i;

/** https://learn.microsoft.com/dotnet/api/system.net.webclient.downloadstring, Invoke-WebRequest, Invoke-RestMethod and their aliases */
const download = /\.DownloadString\(|(?:^|[\s"'(|;&{])(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)(?=$|\s)/i;

/** The downloads that a PowerShell instruction runs unseen; none under another shell. */
export function runDownloads({ args, script }: Instruction): readonly RunDownload[] {
  const named = args.slice(0, 2).some(({ raw }) => /(?:^|[\\/"'@])(?:powershell|pwsh)(?:\.exe)?["']?$/i.test(raw));
  if (script?.dialect !== 'powershell' && !named) return [];
  const found: RunDownload[] = [];
  let statement: (typeof args)[number][] = [];
  for (const [index, word] of args.entries()) {
    statement.push(word);
    if (!word.raw.endsWith(';') && index < args.length - 1) continue;
    const text = statement.map(({ raw }) => raw).join(' ');
    const [, name] = expression.exec(text) ?? [];
    const first = statement.find(({ raw }) => /iex|Invoke-|New-Object|iwr|irm/i.test(raw)) ?? statement[0];
    if (name !== undefined && first !== undefined && download.test(text)) {
      const [url = ''] = /https?:\/\/[^\s'")]+/i.exec(text) ?? [];
      found.push({ name, url, span: { start: first.span.start, end: word.span.end } });
    }
    statement = [];
  }
  return found;
}
