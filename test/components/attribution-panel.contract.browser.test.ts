import './attribution.ts';
import { attributionPanel } from '../../examples/states/scenes/attribution-panel.ts';
import { contract } from './contract.ts';

contract(attributionPanel);
