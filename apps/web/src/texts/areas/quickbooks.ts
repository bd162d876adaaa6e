import quickbooks from '../en/quickbooks.json';
import { catalogue } from '../texts.ts';

catalogue.add({ quickbooks });
