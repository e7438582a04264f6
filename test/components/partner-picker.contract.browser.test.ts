import { partnerPicker } from '../../examples/states/scenes/partner-picker.ts';
import { contract } from './contract.ts';

contract(partnerPicker);
