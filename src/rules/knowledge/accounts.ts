/**
 * True for uid 0 by name or number, with or without a group: `root`, `0`, `0:0`, `root:app`. Runtimes read the number
 * with Go's `strconv.Atoi`, which accepts a sign: https://github.com/moby/sys/blob/main/user/user.go
 */
export function isRoot(user: string): boolean {
  const [account = ''] = user.trim().split(':');
  return account === 'root' || /^[+-]?0+$/.test(account);
}
