import { signIn } from '../../examples/states/scenes/sign-in.ts';
import { contract } from './contract.ts';

contract(signIn);
