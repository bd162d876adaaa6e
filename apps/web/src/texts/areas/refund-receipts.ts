import refundReceipts from '../en/refund-receipts.json';
import { addTexts } from '../texts.ts';

addTexts({ refundReceipts });
