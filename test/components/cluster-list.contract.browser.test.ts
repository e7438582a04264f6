import { clusterList } from '../../examples/states/scenes/cluster-list.ts';
import { contract } from './contract.ts';

contract(clusterList);
