import { packageStatus } from '../../examples/states/scenes/package-status.ts';
import { contract } from './contract.ts';

contract(packageStatus);
