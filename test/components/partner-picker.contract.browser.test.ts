import { contract } from './contract.ts';

contract('fd-partner-picker', '', {
  empty: { options: { user: 'none@none.example' } },
  ready: {},
  failed: { options: { user: null }, before: (stage) => stage.cut() },
});
