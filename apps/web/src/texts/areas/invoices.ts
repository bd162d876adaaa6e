import invoices from '../en/invoices.json';
import { addTexts } from '../texts.ts';

addTexts({ invoices });
