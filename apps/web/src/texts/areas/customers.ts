import customers from '../en/customers.json';
import { catalogue } from '../texts.ts';

catalogue.add({ customers });
