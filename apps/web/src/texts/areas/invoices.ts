import invoices from '../en/invoices.json';
import { catalogue } from '../texts.ts';

catalogue.add({ invoices });
