// Makes one parameter of a list of values: PostgreSQL parses `in ($1, $2, …)` anew for each, an array it takes as it is.

import {
  type BinaryOperationNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  RawNode,
  ValueNode,
} from 'kysely';

class Transformer extends OperationNodeTransformer {
  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const { operator, rightOperand } = node;
    const isIn = OperatorNode.is(operator) && operator.operator === 'in';
    if (!isIn || !PrimitiveValueListNode.is(rightOperand))
      return super.transformBinaryOperation(node);
    return {
      ...node,
      operator: OperatorNode.create('='),
      rightOperand: RawNode.create(['any(', ')'], [ValueNode.create(rightOperand.values)]),
    };
  }
}

export function inLists(): KyselyPlugin {
  const transformer = new Transformer();
  return {
    transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}
