import payments from '../en/payments.json';
import { catalogue } from '../texts.ts';

catalogue.add({ payments });
