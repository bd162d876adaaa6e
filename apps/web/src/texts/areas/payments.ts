import payments from '../en/payments.json';
import { addTexts } from '../texts.ts';

addTexts({ payments });
