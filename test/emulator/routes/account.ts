import { ok, type Routes, refuse } from '../exchange.ts';
import { userResource } from '../resources.ts';

/** What is not the repository's. */
export const accountRoutes: Routes = {
  'GET /user': {
    needs: undefined,
    answer({ world, viewer }) {
      if (viewer === undefined) return refuse(401, 'Requires authentication');
      // A workflow's token is an app's installation, and no user: https://github.com/anthropics/claude-code-action/issues/538
      if (viewer.login.endsWith('[bot]')) return refuse(403, 'Resource not accessible by integration');
      return ok(userResource(world, viewer.login));
    },
  },
};
