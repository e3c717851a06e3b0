/** One request as it came in and what it was answered, for tests to count and to look at. */
export interface RequestRecord {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: string;
  readonly token: string | undefined;
  readonly userAgent: string;
  /** Of GraphQL: `{ query, variables }`. */
  readonly body: unknown;
  /** 0 where the connection was cut. */
  status: number;
  /** Against the secondary limit: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#calculating-points-for-the-secondary-rate-limit */
  readonly points: number;
  /** Of those there are 80 a minute and 500 an hour. */
  readonly createsContent: boolean;
  /** `Date.now()` at its arrival. */
  readonly at: number;
}
