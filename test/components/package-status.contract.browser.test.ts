import type { FdPackageStatus } from '../../src/components/package-status/package-status.ts';
import { contract, type Scenes } from './contract.ts';

const unreadable = (pattern: RegExp): Scenes => ({
  stale: {
    after: async (stage, element) => {
      stage.answer(pattern, 200, 'not JSON');
      await (element as FdPackageStatus).refresh();
    },
  },
  failed: { before: (stage) => stage.answer(pattern, 200, 'not JSON') },
});

contract('fd-package-status', 'package-id="pkg_555"', {
  empty: { options: { user: null } },
  loading: { before: (stage) => stage.hold(/package_builder/) },
  ready: {},
  ...unreadable(/packages\/pkg_555$/),
});

for (const id of ['pkg_building', 'pkg_failed', 'pkg_expired', 'pkg_paused']) {
  contract('fd-package-status', `package-id="${id}"`, { ready: {} });
}

contract('fd-package-status', 'only="building"', { ready: {} });

contract('fd-package-status', '', {
  empty: { before: (stage) => stage.answer(/packages\/$/, 200, []) },
  loading: { before: (stage) => stage.hold(/package_builder/) },
  ready: {},
  ...unreadable(/packages\/$/),
});
