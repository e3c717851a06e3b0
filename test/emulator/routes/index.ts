import type { Routes } from '../exchange.ts';
import { accountRoutes } from './account.ts';
import { artifactRoutes } from './artifacts.ts';
import { codeScanningRoutes } from './code-scanning.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { issueCommentRoutes } from './issue-comments.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repository.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewRoutes } from './reviews.ts';

export const routes: Routes = {
  ...accountRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...compareRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...reviewCommentRoutes,
  ...issueCommentRoutes,
  ...codeScanningRoutes,
  ...artifactRoutes,
};
