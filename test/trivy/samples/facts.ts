import type { Fact } from '../facts.ts';
import type { JavaArtifact } from '../parts.ts';

/** What the sample database knows. The ids are of a year to come: nobody's, and no advisory's on the web. */
export const facts: readonly Fact[] = [
  {
    id: 'CVE-2099-1001',
    severity: 'CRITICAL',
    title: 'openssl: a crafted certificate runs code',
    description: 'A crafted certificate makes a client write past the end of a buffer.',
    references: ['https://example.org/openssl-1001'],
    cvss: { score: 9.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    affects: [{ debian: '12', package: 'openssl', fixed: '3.0.11-1~deb12u2' }],
  },
  {
    id: 'CVE-2099-1002',
    severity: 'HIGH',
    title: 'glibc: getaddrinfo reads freed memory',
    cvss: { score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
    affects: [{ debian: '12', package: 'glibc', fixed: '2.36-9+deb12u4' }],
  },
  {
    id: 'CVE-2099-1003',
    severity: 'MEDIUM',
    title: 'curl: a cookie is sent to another host',
    affects: [{ debian: '12', package: 'curl', fixed: '7.88.1-10+deb12u5' }],
  },
  {
    id: 'CVE-2099-1004',
    severity: 'LOW',
    title: 'zlib: a slow loop on crafted input',
    affects: [{ debian: '12', package: 'zlib', status: 'affected' }],
  },
  {
    id: 'CVE-2099-1005',
    severity: 'HIGH',
    title: 'expat: recursion without a limit',
    cvss: { score: 8.1, vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    affects: [{ debian: '12', package: 'expat', fixed: '2.5.0-1+deb12u1' }],
  },
  {
    id: 'CVE-2099-1006',
    severity: 'UNKNOWN',
    title: 'perl: not yet rated',
    affects: [{ debian: '12', package: 'perl', status: 'will_not_fix' }],
  },
  {
    id: 'CVE-2099-1007',
    severity: 'MEDIUM',
    title:
      'tar: | a `title` </td></table> <img src=x onerror=alert(1)> @octo/everyone ![x](https://example.org/x) ::error::',
    description: '<script>alert(1)</script>\n::set-output name=x::y\n<!-- plimsoll -->',
    affects: [{ debian: '12', package: 'tar', status: 'affected' }],
  },
  {
    id: 'CVE-2099-2001',
    severity: 'HIGH',
    title: 'requests: credentials follow a redirect',
    affects: [{ ecosystem: 'pip', package: 'requests', vulnerable: ['<2.31.0'], patched: ['2.31.0'] }],
  },
  {
    id: 'CVE-2099-2002',
    severity: 'MEDIUM',
    title: 'setuptools: a package index runs code',
    affects: [{ ecosystem: 'pip', package: 'setuptools', vulnerable: ['<70.0.0'], patched: ['70.0.0'] }],
  },
  {
    id: 'CVE-2099-3001',
    severity: 'CRITICAL',
    title: 'lodash: prototype pollution',
    affects: [{ ecosystem: 'npm', package: 'lodash', vulnerable: ['<4.17.21'], patched: ['4.17.21'] }],
  },
  {
    id: 'CVE-2099-4001',
    severity: 'CRITICAL',
    title: 'log4j: a logged name loads a class',
    affects: [
      {
        ecosystem: 'maven',
        package: 'org.apache.logging.log4j:log4j-core',
        vulnerable: ['>=2.0.0, <2.17.1'],
        patched: ['2.17.1'],
      },
    ],
  },
  {
    id: 'CVE-2099-5001',
    severity: 'HIGH',
    title: 'openssl: a handshake that never ends',
    affects: [{ alpine: '3.19', package: 'openssl', fixed: '3.1.4-r5' }],
  },
];

/** What the sample Java database knows; the digest is of no jar: they tell their names themselves. */
export const javaArtifacts: readonly JavaArtifact[] = [
  {
    group: 'org.apache.logging.log4j',
    artifact: 'log4j-core',
    version: '2.14.1',
    sha1: '9141212b8507ab50a45525b545b39d224614528b',
  },
];
