import attention from '../en/attention.json';
import { catalogue } from '../texts.ts';

catalogue.add({ attention });
