import { contract } from './contract.ts';

const scenes = {
  empty: { options: { user: null } },
  ready: {},
  failed: { options: { user: null }, before: (stage: { cut: () => unknown }) => stage.cut() },
};

contract('fd-sign-in', 'mode="form"', scenes);
contract('fd-sign-in', 'mode="button"', scenes);
