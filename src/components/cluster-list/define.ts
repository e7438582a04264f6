import { define } from '../shared/define.ts';
import { FdClusterList } from './cluster-list.ts';

define('fd-cluster-list', FdClusterList);
